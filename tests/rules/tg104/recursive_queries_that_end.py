# Recursive queries that end, whatever the data are, or whose rows come one by one.
import sqlite3

ROWS = """
with recursive tree(top, node) as (
    select id, id from category
    union all
    select tree.top, category.id from category join tree on category.parent = tree.node
)
select top, node from tree
"""
UNIQUE = """
with recursive tree(top, node) as (
    select id, id from category
    union
    select tree.top, category.id from category join tree on category.parent = tree.node
)
select top, count(*) from tree group by top
"""
DEPTH = """
with recursive tree(top, node, depth) as (
    select id, id, 1 from category
    union all
    select tree.top, category.id, depth + 1 from category
    join tree on category.parent = tree.node where depth < 20
)
select top, count(*) from tree group by top
"""

db = sqlite3.connect("shop.db")
for row in db.execute(ROWS):
    print(row)
db.execute(UNIQUE)
db.execute(DEPTH)
