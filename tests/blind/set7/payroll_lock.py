"""Post the payroll run: lines first, then the audit trail."""
import os
import sqlite3

DB = os.environ.get("PAYROLL_DB", "/srv/payroll/payroll.db")


def connect():
    return sqlite3.connect(DB, timeout=600)


class Audit:
    """Audit trail with a connection of its own, so that it outlives rollbacks."""

    def __init__(self):
        self.conn = connect()

    def note(self, text):
        self.conn.execute("INSERT INTO audit(text) VALUES (?)", (text,))
        self.conn.commit()


def setup():
    with connect() as conn:
        conn.execute("CREATE TABLE IF NOT EXISTS line(person TEXT, cents INT)")
        conn.execute("CREATE TABLE IF NOT EXISTS audit(text TEXT)")


def main():
    setup()
    audit = Audit()
    conn = connect()
    for person, cents in (("weber", 412000), ("klein", 388000)):
        conn.execute("INSERT INTO line VALUES (?, ?)", (person, cents))
        audit.note(f"posted {person}")
    conn.commit()
    print("payroll posted")


if __name__ == "__main__":
    main()
