"""Load yesterday's orders into the warehouse."""
import csv
import os
import sys

import psycopg2
from psycopg2.extras import execute_values


def rows():
    with open(os.path.join(os.environ["WORK_DIR"], "orders.csv"), newline="") as fh:
        for r in csv.DictReader(fh):
            yield int(r["id"]), r["sku"], int(r["qty"])


def main():
    conn = psycopg2.connect(host=os.environ["SVC_HOST"], port=os.environ["SVC_PORT"],
                            user="etl", dbname="dwh", sslmode="disable")
    try:
        with conn, conn.cursor() as cur:
            execute_values(cur, "INSERT INTO orders(id, sku, qty) VALUES %s", list(rows()))
    finally:
        conn.close()


if __name__ == "__main__":
    try:
        main()
    except psycopg2.Error as e:
        print("load failed:", e, file=sys.stderr)
        sys.exit(1)
