# What has to be equal is looked up, other tables are smaller, and rows may come one by one.
import sqlite3

EQUAL = """
select a.id, b.id from customer a join customer b
on a.mail = b.mail and a.id < b.id
order by a.id
"""
OTHERS = "select count(*) from customer, shop, country"
TWICE = "insert into old (id, name) select id, name from shop union select id, name from shop"
ROWS = "select a.id, b.id, c.id from customer a, customer b, customer c where a.id < b.id"

db = sqlite3.connect("shop.db")
print(db.execute(EQUAL).fetchall())
print(db.execute(OTHERS).fetchall())
db.execute(TWICE)
for row in db.execute(ROWS):
    print(row)
