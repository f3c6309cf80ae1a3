"""Store the key figures of the day from the reporting database."""
import datetime
import os

import psycopg2

QUERIES = {
    "orders": "SELECT count(*) FROM orders WHERE day = %s",
    "turnover": "SELECT coalesce(sum(cents), 0) FROM orders WHERE day = %s",
    "returns": "SELECT count(*) FROM returns WHERE day = %s",
}


def connect():
    return psycopg2.connect(
        host=os.environ.get("PGHOST", "reports.internal"),
        port=os.environ.get("PGPORT", "5432"),
        user="kpi",
        password=os.environ.get("PGPASSWORD", "x"),
        dbname="reports",
    )


def main():
    day = datetime.date.today() - datetime.timedelta(days=1)
    conn = connect()
    with conn, conn.cursor() as cursor:
        for name, query in QUERIES.items():
            cursor.execute(query, (day,))
            (value,) = cursor.fetchone()
            cursor.execute("INSERT INTO kpi VALUES (%s, %s, %s)", (day, name, value))
            print(day, name, value)
    conn.close()


if __name__ == "__main__":
    main()
