"""Explode the bill of materials of a product into its parts."""
import sqlite3

SCHEMA = """
CREATE TABLE bom (parent TEXT, part TEXT, amount INT);
"""
ROWS = [
    ("bike", "wheel", 2),
    ("bike", "frame", 1),
    ("wheel", "spoke", 28),
    ("wheel", "rim", 1),
    ("frame", "tube", 4),
    ("tube", "frame", 1),
]
EXPLODE = """
WITH RECURSIVE parts(part, amount) AS (
    SELECT part, 1 FROM bom WHERE parent = ?
    UNION ALL
    SELECT bom.part, 1 FROM parts JOIN bom ON bom.parent = parts.part
)
SELECT part, sum(amount) FROM parts GROUP BY part ORDER BY part
"""


def load():
    db = sqlite3.connect(":memory:")
    db.executescript(SCHEMA)
    db.executemany("INSERT INTO bom VALUES (?, ?, ?)", ROWS)
    db.commit()
    return db


def main():
    db = load()
    for part, amount in db.execute(EXPLODE, ("bike",)):
        print(f"{part:10} {amount:6d}")
    db.close()


if __name__ == "__main__":
    main()
