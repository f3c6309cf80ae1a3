"""Concert hall: book yesterday's bar revenue into the shared ledger (the till has the same SQLite file open)."""
import os
import random
import sqlite3
import time

DB = os.environ.get("HALL_DB", "/srv/hall/ledger.db")


class Ledger:
    def __init__(self, path):
        self.db = sqlite3.connect(path, timeout=0.1)

    def execute(self, sql, args=()):
        delay = 0.05
        while True:
            try:
                with self.db:
                    return self.db.execute(sql, args)
            except sqlite3.OperationalError as e:
                if "locked" not in str(e):
                    raise
            time.sleep(delay)
            delay = min(delay * 2, 0.5) * random.uniform(0.9, 1.1)

    def close(self):
        self.db.close()


def revenue():
    yield "bar-foyer", 1840
    yield "bar-balcony", 960


def main():
    ledger = Ledger(DB)
    try:
        for sku, amount in revenue():
            ledger.execute("insert into stock values (?, ?)", (sku, amount))
    finally:
        ledger.close()


if __name__ == "__main__":
    main()
