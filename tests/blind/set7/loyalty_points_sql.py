"""Project the loyalty points of each tier over the coming days."""
import os
import sqlite3

DB = os.environ.get("LOYALTY_DB", "/srv/loyalty/loyalty.db")

SCHEMA = """
CREATE TABLE IF NOT EXISTS tier(name TEXT PRIMARY KEY, daily INTEGER);
INSERT OR IGNORE INTO tier VALUES ('silver', 3), ('gold', 7), ('black', 20);
"""

PROJECTION = """
WITH RECURSIVE day(n) AS (
    SELECT 1 UNION ALL SELECT n + 1 FROM day
)
SELECT tier.name, SUM(tier.daily * (day.n % 7)) AS points
FROM day JOIN tier
WHERE day.n > 0
GROUP BY tier.name
"""


def main():
    conn = sqlite3.connect(DB)
    conn.row_factory = sqlite3.Row
    with conn:
        conn.executescript(SCHEMA)
    for row in conn.execute(PROJECTION):
        print(f"{row['name']:<10}{row['points']:>10}")
    conn.close()


if __name__ == "__main__":
    main()
