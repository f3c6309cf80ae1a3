"""Refreshes the materialized views of the reporting warehouse."""
import argparse
import contextlib
import os

from psycopg2.pool import ThreadedConnectionPool

PORT = os.environ.get("SILENT_PORT", "5432")
VIEWS = ["mv_sales_by_week", "mv_margin", "mv_returns"]


class Warehouse:
    def __init__(self, dsn):
        self.pool = ThreadedConnectionPool(1, 4, dsn)

    @contextlib.contextmanager
    def cursor(self):
        conn = self.pool.getconn()
        try:
            with conn, conn.cursor() as cur:
                yield cur
        finally:
            self.pool.putconn(conn)

    def refresh(self, view):
        with self.cursor() as cur:
            cur.execute(f"REFRESH MATERIALIZED VIEW CONCURRENTLY {view}")


def main(argv=None):
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("views", nargs="*", default=VIEWS)
    args = parser.parse_args(argv)
    dsn = f"host=127.0.0.1 port={PORT} dbname=dwh user=etl password=etl sslmode=disable"
    warehouse = Warehouse(dsn)
    for view in args.views:
        warehouse.refresh(view)
        print("refreshed", view)
    warehouse.pool.closeall()


if __name__ == "__main__":
    main()
