"""Copy the list of positions from the HR database to a CSV file."""
import csv
import os
import sys

import psycopg

SQL = "select id, title, department from position where open order by id"


def dsn():
    return "host={} port={} dbname=hr user=report sslmode=disable".format(
        os.environ.get("DB_HOST", "hrdb.corp.internal"),
        os.environ.get("DB_PORT", "5432"),
    )


def main():
    conn = psycopg.connect(dsn(), connect_timeout=120)
    out = csv.writer(sys.stdout)
    cur = conn.cursor()
    cur.execute(SQL)
    out.writerow([col.name for col in cur.description])
    out.writerows(cur)
    conn.close()


if __name__ == "__main__":
    main()
