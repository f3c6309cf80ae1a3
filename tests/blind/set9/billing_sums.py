"""Monthly sums per tariff out of the billing database."""
import os
import time

import pymysql

QUERY = "select tariff, count(*), sum(cents) from invoice where month = %s group by tariff"


def connect(tries=20):
    for attempt in range(tries):
        try:
            return pymysql.connect(
                host=os.environ.get("DB_HOST", "db.corp.internal"),
                port=int(os.environ.get("DB_PORT", "3306")),
                user="billing",
                password=os.environ.get("BILLING_PASSWORD", ""),
                database="billing",
                connect_timeout=600,
            )
        except pymysql.Error as exc:
            print("attempt", attempt, exc)
            time.sleep(1)
    raise SystemExit("no database")


def main():
    db = connect()
    with db.cursor() as cur:
        cur.execute(QUERY, ("2024-05",))
        for tariff, count, cents in cur.fetchall():
            print(f"{tariff:20} {count:8} {cents / 100:12.2f}")
    db.close()


if __name__ == "__main__":
    main()
