# Recursive queries that SQLite ends only if its data have no circle.
import sqlite3

TREE = """
with recursive tree(top, node) as (
    select id, id from category
    union all
    select tree.top, category.id from category join tree on category.parent = tree.node
)
"""
COUNT = """
with recursive tree(top, node) as (
    select id, id from category
    union all
    select tree.top, category.id from category join tree on category.parent = tree.node
)
select top, count(*) from tree group by top
"""
FILL = """
insert into closure
with recursive tree(top, node) as (
    select id, id from category
    union all
    select tree.top, category.id from category join tree on category.parent = tree.node
)
select top, node from tree
"""

db = sqlite3.connect("shop.db")
db.execute(COUNT)  # TG104
db.execute(FILL)  # TG104
