"""Post the payroll run with a separate audit connection."""
import os
import sqlite3

DB = os.environ.get("PAYROLL_DB", "/srv/payroll/payroll.db")


def connect():
    return sqlite3.connect(DB, timeout=1)


def setup():
    with connect() as conn:
        conn.execute("CREATE TABLE IF NOT EXISTS line(person TEXT, cents INT)")
        conn.execute("CREATE TABLE IF NOT EXISTS audit(text TEXT)")


def note(text):
    conn = connect()
    try:
        conn.execute("INSERT INTO audit(text) VALUES (?)", (text,))
        conn.commit()
    finally:
        conn.close()


def main():
    setup()
    conn = connect()
    for person, cents in (("weber", 412000), ("klein", 388000)):
        conn.execute("INSERT INTO line VALUES (?, ?)", (person, cents))
        note(f"posted {person}")
    conn.commit()
    print("payroll posted")


if __name__ == "__main__":
    main()
