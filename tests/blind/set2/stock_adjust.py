"""Apply the day's stock corrections to the shop's SQLite database."""
import os
import sqlite3

CORRECTIONS = [("A", -2), ("B", 5)]


def open_db():
    db = sqlite3.connect(os.environ["STOCK_DB"], timeout=900)
    db.execute("PRAGMA foreign_keys=ON")
    return db


def apply(db, rows):
    with db:
        for sku, delta in rows:
            cur = db.execute("update stock set qty = qty + ? where sku = ?", (delta, sku))
            if cur.rowcount == 0:
                db.execute("insert into stock values(?, ?)", (sku, max(delta, 0)))


def main():
    db = open_db()
    apply(db, CORRECTIONS)
    db.close()
    print("done")


if __name__ == "__main__":
    main()
