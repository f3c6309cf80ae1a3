"""Reports the sizes of the warehouse's partitions."""
import os
import select

import psycopg2
from psycopg2 import extensions

PORT = os.environ.get("SILENT_PORT", "5432")
QUERY = "SELECT relname, pg_total_relation_size(oid) FROM pg_class WHERE relispartition ORDER BY 2 DESC"


def wait_in_python(conn):
    """Lets Ctrl-C through while a query is running."""
    while True:
        state = conn.poll()
        if state == extensions.POLL_OK:
            return
        if state == extensions.POLL_READ:
            select.select([conn.fileno()], [], [])
        elif state == extensions.POLL_WRITE:
            select.select([], [conn.fileno()], [])
        else:
            raise psycopg2.OperationalError(f"bad state {state} from poll")


def sizes():
    conn = psycopg2.connect(host="127.0.0.1", port=PORT, dbname="dwh", user="report", password="r", sslmode="disable")
    with conn.cursor() as cur:
        cur.execute(QUERY)
        return cur.fetchall()


def main():
    extensions.set_wait_callback(wait_in_python)
    for name, size in sizes():
        print(f"{name:40s} {size / 2**20:10.1f} MB")


if __name__ == "__main__":
    main()
