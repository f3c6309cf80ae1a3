"""Send dunning letters to the customers who have not paid."""
import os
import sqlite3
import urllib.request

CUSTOMERS = [("c1", 6500), ("c2", 7200), ("c3", 5800)]


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
        return False


def send_letter(base, customer, cents):
    request = urllib.request.Request(f"{base}/letter/{customer}", data=str(cents).encode())
    with urllib.request.urlopen(request) as reply:
        return reply.read().decode()


def main():
    base = os.environ.get("DUN_URL", "http://letters.internal")
    db = sqlite3.connect(":memory:")
    db.execute("CREATE TABLE letter (customer TEXT, receipt TEXT)")
    for customer, cents in CUSTOMERS:
        with Transaction(db) as cursor:
            receipt = send_letter(base, customer, cents)
            cursor.execute("INSERT INTO letter VALUES (?, ?)", (customer, receipt))
    print("letters sent")


if __name__ == "__main__":
    main()
