"""Remind the tenants whose rent has not come in."""
import os
import sqlite3
import urllib.request

TENANTS = [("t1", 65000), ("t2", 72000), ("t3", 58000)]


class Transaction:
    def __init__(self, db):
        self.db = db

    def __enter__(self):
        return self.db.cursor()

    def __exit__(self, exc_type, exc, tb):
        if exc_type is None:
            self.db.commit()
        else:
            self.db.rollback()
            print("rolled back:", exc)
        return True


def send_reminder(base, tenant, cents):
    request = urllib.request.Request(f"{base}/remind/{tenant}", data=str(cents).encode())
    with urllib.request.urlopen(request) as reply:
        return reply.read().decode()


def main():
    base = os.environ.get("RENT_URL", "http://mail.internal")
    db = sqlite3.connect(":memory:")
    db.execute("CREATE TABLE reminder (tenant TEXT, receipt TEXT)")
    for tenant, cents in TENANTS:
        with Transaction(db) as cursor:
            receipt = send_reminder(base, tenant, cents)
            cursor.execute("INSERT INTO reminder VALUES (?, ?)", (tenant, receipt))
    print(db.execute("SELECT count(*) FROM reminder").fetchone()[0], "reminders sent")


if __name__ == "__main__":
    main()
