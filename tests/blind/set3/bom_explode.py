"""Explode bills of material (recursive query) and stream the rows to a CSV."""
import csv
import os
import sqlite3

SQL = """
with recursive bom(root, part, depth) as (
    select parent, child, 1 from uses where parent = ?
    union all
    select bom.root, uses.child, bom.depth + 1 from uses join bom on uses.parent = bom.part
)
select root, part, depth from bom
"""


class NullWriter:
    """Used with --count-only."""

    def write(self, text):
        return len(text)


def db():
    con = sqlite3.connect(":memory:")
    con.execute("create table uses(parent text, child text)")
    con.executemany("insert into uses values (?,?)", [("bike", "wheel"), ("wheel", "hub"), ("hub", "axle"), ("axle", "wheel")])
    return con


def explode(con, root, out):
    rows = 0
    w = csv.writer(out)
    for row in con.execute(SQL, (root,)):
        w.writerow(row)
        rows += 1
    return rows


def main():
    count_only = os.environ.get("BOM_WRITE") is None
    out = NullWriter() if count_only else open("bom.csv", "w")
    print(explode(db(), "bike", out), "rows")


if __name__ == "__main__":
    main()
