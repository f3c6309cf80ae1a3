"""Preview of the payroll month: sums per department, written to a scratch table."""
import os
import sqlite3

DB = os.environ.get("PAYROLL_DB", "payroll.db")


def connect():
    return sqlite3.connect(DB, timeout=4, isolation_level=None)


def prepare(con):
    con.execute("create table if not exists entry (dept text, cents int)")
    con.execute("create table if not exists preview (dept text primary key, cents int)")


def write_preview(rows):
    con = connect()
    try:
        con.executemany("insert or replace into preview values (?, ?)", rows)
    finally:
        con.close()


def main():
    con = connect()
    prepare(con)
    con.execute("begin immediate")
    con.execute("insert into entry values ('it', 100)")
    rows = con.execute("select dept, sum(cents) from entry group by dept").fetchall()
    write_preview(rows)
    con.execute("commit")
    print(rows)


if __name__ == "__main__":
    main()
