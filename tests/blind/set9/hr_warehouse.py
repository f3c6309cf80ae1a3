"""Copy headcount figures from the HR database to a CSV file."""
import csv
import os
import sys

import psycopg2

SQL = """
select department, date_trunc('month', entered) as month, count(*)
from employee where left_on is null group by 1, 2 order by 1, 2
"""


def dsn():
    return "host={} port={} dbname=hr user=report sslmode=disable".format(
        os.environ.get("DB_HOST", "hrdb.corp.internal"),
        os.environ.get("DB_PORT", "5432"),
    )


def main():
    conn = psycopg2.connect(dsn())
    try:
        with conn.cursor() as cur:
            cur.execute(SQL)
            out = csv.writer(sys.stdout)
            out.writerow([col.name for col in cur.description])
            out.writerows(cur)
    finally:
        conn.close()


if __name__ == "__main__":
    main()
