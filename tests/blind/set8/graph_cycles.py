"""Compute how deep flagged accounts are linked; show progress while the query runs."""
import os
import sqlite3
import sys

LINKS = """
with recursive link(account, depth) as (
    select target, 1 from transfer where source = 3
    union all
    select t.target, l.depth + 1 from transfer t join link l on t.source = l.account
)
select max(depth) from link
"""
steps = 0


def progress():
    global steps
    steps += 1
    if steps % 50 == 0:
        sys.stdout.write(".")
        sys.stdout.flush()
    return 0


def main():
    con = sqlite3.connect(os.environ.get("LAUNDRY_DB", ":memory:"))
    con.execute("create table transfer (source int, target int)")
    con.executemany("insert into transfer values (?, ?)", [(i, (i * 7 + 1) % 50) for i in range(50)])
    con.set_progress_handler(progress, 100_000)
    depth, = con.execute(LINKS).fetchone()
    print("\ndepth", depth)
    con.close()


if __name__ == "__main__":
    main()
