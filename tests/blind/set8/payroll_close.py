"""Close the payroll month: book the open entries and mark the period as closed."""
import datetime
import os
import sqlite3

DB = os.environ.get("PAYROLL_DB", "payroll.db")


def connect():
    return sqlite3.connect(DB, timeout=3600, isolation_level=None)


def prepare(con):
    con.execute("create table if not exists entry (id integer primary key, cents int, booked int default 0)")
    con.execute("create table if not exists period (month text primary key, closed_at text)")


def book_entries(con):
    con.execute("begin immediate")
    rows = con.execute("select id from entry where booked = 0").fetchall()
    con.executemany("update entry set booked = 1 where id = ?", rows)
    return len(rows)


def close_period(month):
    con = connect()
    with con:
        con.execute("insert or replace into period values (?, ?)", (month, datetime.datetime.now().isoformat()))
    con.close()


def main():
    con = connect()
    prepare(con)
    booked = book_entries(con)
    month = datetime.date.today().strftime("%Y-%m")
    close_period(month)
    con.execute("commit")
    print(f"{month}: {booked} entries booked")


if __name__ == "__main__":
    main()
