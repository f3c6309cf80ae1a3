"""Rebuild the flattened category tree (parent/child closure) of the catalogue."""
import os
import sqlite3

CATEGORIES = [(1, None, "root"), (2, 1, "tools"), (3, 2, "saws"), (4, 6, "drills"), (5, 4, "hammer drills"), (6, 5, "bits")]

CLOSURE = """
insert into closure(ancestor, descendant)
with recursive tree(ancestor, descendant) as (
    select id, id from category
    union all
    select tree.ancestor, category.id from category join tree on category.parent = tree.descendant
)
select ancestor, max(descendant) from tree group by ancestor
"""


def open_db():
    db = sqlite3.connect(os.path.join(os.environ.get("WORK_DIR", "."), "catalogue.db"))
    db.executescript("""
        drop table if exists category; drop table if exists closure;
        create table category(id integer primary key, parent integer, name text);
        create table closure(ancestor integer, descendant integer);
    """)
    db.executemany("insert into category values (?,?,?)", CATEGORIES)
    return db


def rebuild(db):
    with db:
        db.execute("delete from closure")
        db.execute(CLOSURE)
    return db.execute("select count(*) from closure").fetchone()[0]


def main():
    db = open_db()
    print("closure rows:", rebuild(db))
    db.execute("analyze")
    db.close()


if __name__ == "__main__":
    main()
