"""Registrar: find courses that require themselves over several steps."""
import os
import sqlite3

REACH = """
with recursive need(id) as (
    select requires from prereq where course = ?
    union
    select p.requires from prereq p join need n on p.course = n.id
)
select id from need
"""


def load(db):
    db.execute("create table prereq(course text, requires text)")
    db.executemany("insert into prereq values (?,?)", [
        ("MA102", "MA101"), ("MA201", "MA102"), ("PH204", "MA201"),
        ("CS301", "CS205"), ("CS205", "CS210"), ("CS210", "CS301"),
    ])


def main():
    db = sqlite3.connect(":memory:")
    load(db)
    circles = []
    for (course,) in db.execute("select distinct course from prereq").fetchall():
        if course in {r[0] for r in db.execute(REACH, (course,))}:
            circles.append(course)
    with open(os.path.join(os.environ.get("WORK_DIR", "."), "circles.txt"), "w") as f:
        f.write("\n".join(sorted(circles)) + "\n")
    print(len(circles), "courses in circles")


if __name__ == "__main__":
    main()
