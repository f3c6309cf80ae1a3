"""VACUUM ANALYZE of the biggest tables, Sundays."""
import logging
import os
import sys

import psycopg2

log = logging.getLogger("vacuum")

BIGGEST = """
    select schemaname || '.' || relname from pg_stat_user_tables
    order by pg_total_relation_size(relid) desc limit %s
"""


def connect():
    return psycopg2.connect(host=os.environ["SVC_HOST"], port=os.environ["PG_PORT"], dbname="shop",
                            user="maintenance", password="x", application_name="vacuum_weekly")


def main(limit=10):
    conn = connect()
    conn.autocommit = True
    try:
        with conn.cursor() as cur:
            cur.execute(BIGGEST, (limit,))
            tables = [t for t, in cur.fetchall()]
            for table in tables:
                log.info("vacuum %s", table)
                cur.execute(f"vacuum (analyze) {table}")
    finally:
        conn.close()


if __name__ == "__main__":
    logging.basicConfig(level=logging.INFO)
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 10)
