"""Sequencing core: count the ancestors of each sample in the pedigree before QC."""
import os
import sqlite3
import sys

DB = os.path.join(os.environ.get("WORK_DIR", "/srv/seq"), "pedigree.db")

LINEAGE = """
with recursive up(id) as (
    select parent from sample where id = ?
    union all
    select s.parent from sample s join up on s.id = up.id where s.parent is not null
)
select count(*) from up
"""


def prepare(db):
    db.execute("create table if not exists sample(id text, parent text)")
    if not db.execute("select 1 from sample").fetchone():
        with db:
            db.executemany("insert into sample values (?,?)", [
                ("S-100", None), ("S-101", "S-100"), ("S-102", "S-101"),
                # merged from the old LIMS, ids were re-used there
                ("S-200", "S-201"), ("S-201", "S-202"), ("S-202", "S-200"),
            ])


def depth(db, sample):
    total = db.execute(LINEAGE, (sample,)).fetchone()[0]
    return total


def main(argv):
    db = sqlite3.connect(DB)
    prepare(db)
    samples = argv or [r[0] for r in db.execute("select id from sample order by id")]
    for s in samples:
        n = depth(db, s)
        print(f"{s}\t{n}\t{'founder' if n == 0 else 'derived'}")
    db.close()


if __name__ == "__main__":
    main(sys.argv[1:])
