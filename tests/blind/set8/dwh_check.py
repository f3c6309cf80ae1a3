"""Check that the data warehouse has yesterday's sales of every store."""
import os
import sys

import psycopg2

DSN = os.environ.get("DWH_DSN", "host=dwh dbname=dwh user=loader")
MISSING = """
select store from store where active and store not in
    (select store from sales where day = current_date - 1)
"""


def missing():
    con = psycopg2.connect(DSN, connect_timeout=4, options="-c statement_timeout=5000")
    try:
        with con.cursor() as cur:
            cur.execute(MISSING)
            return [store for store, in cur]
    finally:
        con.close()


def main():
    try:
        stores = missing()
    except psycopg2.OperationalError as exc:
        print("warehouse not reachable:", exc, file=sys.stderr)
        return 2
    if stores:
        print("no sales of", ", ".join(map(str, stores)))
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
