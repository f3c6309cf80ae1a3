"""Print loyalty points per day until the voucher level is reached."""
import os
import sqlite3

DB = os.environ.get("LOYALTY_DB", "/srv/loyalty/loyalty.db")

DAYS = """
WITH RECURSIVE day(n, points) AS (
    SELECT 1, 3 UNION ALL SELECT n + 1, (points + 7) % 1000 FROM day
)
SELECT n, points FROM day
"""


def first_day(conn, level):
    for number, points in conn.execute(DAYS):
        if points >= level:
            return number
    return None


def main():
    conn = sqlite3.connect(DB)
    try:
        for tier, level in (("silver", 500), ("gold", 900), ("black", 1000)):
            day = first_day(conn, level)
            print(f"{tier:<10}{day:>8}")
    finally:
        conn.close()


if __name__ == "__main__":
    main()
