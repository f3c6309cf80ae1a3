"""Recompute the loyalty points from the ledger of purchases."""
import os
import sqlite3

PATH = os.path.join(os.environ.get("WORK_DIR", "/var/lib/loyalty"), "loyalty.db")
SCHEMA = """
create table if not exists purchase (customer integer, day integer, cents integer);
create table if not exists points (customer integer primary key, points integer);
"""
RECOMPUTE = """
insert or replace into points
select a.customer, count(*) from purchase a, purchase b, purchase c
where a.day <= b.day and b.day <= c.day and a.cents + b.cents + c.cents > 10
group by a.customer
"""


def fill(db):
    rows = ((n % 300, n % 365, n * 7 % 9900) for n in range(9000))
    db.executemany("insert into purchase values (?, ?, ?)", rows)


def main():
    db = sqlite3.connect(PATH)
    db.executescript(SCHEMA)
    with db:
        if not db.execute("select 1 from purchase limit 1").fetchone():
            fill(db)
    with db:
        db.execute(RECOMPUTE)
    print(db.execute("select count(*), sum(points) from points").fetchone())


if __name__ == "__main__":
    main()
