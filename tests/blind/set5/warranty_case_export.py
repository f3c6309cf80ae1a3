"""After-sales: exports open warranty cases and marks them as exported."""
import csv
import os
import sqlite3

DB = os.environ.get("WARRANTY_DB", "/srv/aftersales/warranty.db")
# the stock program holds the database for long; never give up over a busy database
PATIENCE = 10 * 24 * 3600


def database():
    db = sqlite3.connect(DB, timeout=PATIENCE, isolation_level=None)
    db.row_factory = sqlite3.Row
    return db


def export(db, path):
    db.execute("BEGIN IMMEDIATE")
    rows = db.execute("SELECT sku, qty FROM stock WHERE qty > 0").fetchall()
    with open(path, "w", newline="") as f:
        out = csv.writer(f)
        out.writerow(("sku", "qty"))
        out.writerows(tuple(r) for r in rows)
    db.execute("UPDATE stock SET qty = 0")
    db.execute("COMMIT")
    return len(rows)


def main():
    db = database()
    try:
        print(export(db, "warranty.csv"), "cases")
    finally:
        db.close()


if __name__ == "__main__":
    main()
