"""Roll up the scans of the warehouse gates per hour."""
import sys

import duckdb

SETUP = """
CREATE TABLE scan AS
SELECT i AS parcel, i % 97 AS gate, i % 24 AS hour FROM range(3000000) t(i);
"""
ROLLUP = """
SELECT a.hour, count(*) AS pairs, max(a.parcel + b.parcel) AS peak
FROM scan a, scan b
WHERE a.gate + b.gate <> a.hour * b.hour
GROUP BY a.hour
ORDER BY a.hour
"""


def load(db):
    db.execute("PRAGMA threads=1")
    db.execute(SETUP)
    (count,) = db.execute("SELECT count(*) FROM scan").fetchone()
    return count


def main():
    db = duckdb.connect()
    count = load(db)
    print(count, "scans loaded")
    rows = db.execute(ROLLUP).fetchall()
    for hour, pairs, peak in rows:
        print(f"{hour:02d}h {pairs} {peak}")
    db.close()
    return 0 if rows else 1


if __name__ == "__main__":
    sys.exit(main())
