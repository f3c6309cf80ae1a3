# Each row is compared with each other: quick for hundreds of rows, not for a hundred thousand.
import sqlite3

TRIPLES = """
insert or replace into points
select a.customer, count(*) from purchase a, purchase b, purchase c
where a.day <= b.day and b.day <= c.day
group by a.customer
"""
PAIRS = """
select a.id, b.id from customer a join customer b
on a.id < b.id and instr(a.name, b.name)
order by a.id
"""

db = sqlite3.connect("shop.db")
db.execute(TRIPLES)  # TG104
print(db.execute(PAIRS).fetchall())  # TG104 (low)
