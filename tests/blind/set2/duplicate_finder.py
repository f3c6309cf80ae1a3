"""Nightly fuzzy duplicate report on the customer table."""
import random
import sqlite3

SQL = """
select a.id, b.id
from customer a join customer b
  on a.id < b.id
 and (instr(lower(a.name), lower(b.name)) > 0 or abs(a.zip - b.zip) + abs(a.born - b.born) = -1)
where a.name like '%' || substr(b.name, 2) || '%'
"""


def seed(db, n=60000):
    rng = random.Random(1)
    db.execute("create table customer(id integer primary key, name text, zip int, born int)")
    db.executemany(
        "insert into customer(name, zip, born) values(?,?,?)",
        ((f"{rng.getrandbits(40):x} ltd", rng.randrange(99999), rng.randrange(1930, 2010)) for _ in range(n)),
    )
    db.commit()


def main():
    db = sqlite3.connect("crm.db")
    pairs = db.execute(SQL).fetchall()
    for a, b in pairs[:50]:
        print(a, b)


if __name__ == "__main__":
    with sqlite3.connect("crm.db") as seed_db:
        seed(seed_db)
    main()
