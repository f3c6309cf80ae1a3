"""Daily usage per tariff out of the usage database."""
import os

import pymysql

QUERY = "select tariff, sum(minutes) from usage_day where day = curdate() - 1 group by tariff"


def connect():
    return pymysql.connect(
        host=os.environ.get("DB_HOST", "db.corp.internal"),
        port=int(os.environ.get("DB_PORT", "3306")),
        user="usage",
        password=os.environ.get("USAGE_PASSWORD", ""),
        database="usage",
        connect_timeout=60,
        read_timeout=300,
    )


def main():
    db = connect()
    try:
        with db.cursor() as cur:
            cur.execute(QUERY)
            for tariff, minutes in cur.fetchall():
                print(f"{tariff:20} {minutes:10}")
    except pymysql.ProgrammingError as exc:
        raise SystemExit(f"the schema has changed: {exc}")
    finally:
        db.close()


if __name__ == "__main__":
    main()
