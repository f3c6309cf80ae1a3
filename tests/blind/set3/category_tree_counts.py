"""Check the category tree: how many categories are below each one."""
import sqlite3

CATEGORIES = [(1, None, "root"), (2, 1, "tools"), (3, 2, "saws"), (4, 6, "drills"), (5, 4, "hammer drills"), (6, 5, "bits")]

CLOSURE = """
with recursive tree(ancestor, descendant) as (
    select id, id from category
    union
    select tree.ancestor, category.id from category join tree on category.parent = tree.descendant
)
select ancestor, count(*) from tree group by ancestor
"""


def main():
    db = sqlite3.connect(":memory:")
    db.execute("create table category(id integer primary key, parent integer, name text)")
    db.executemany("insert into category values (?,?,?)", CATEGORIES)
    names = dict(db.execute("select id, name from category"))
    for ancestor, n in db.execute(CLOSURE):
        print(f"{names[ancestor]:15s} {n}")
    orphans = db.execute("select count(*) from category c where parent is not null and not exists"
                         " (select 1 from category p where p.id = c.parent)").fetchone()[0]
    print("orphans:", orphans)


if __name__ == "__main__":
    main()
