"""Report bloated tables."""
import os
import sys

import psycopg2

QUERY = """
SELECT relname, n_dead_tup FROM pg_stat_user_tables
WHERE n_dead_tup > 100000 ORDER BY n_dead_tup DESC
"""


def connect():
    return psycopg2.connect(
        host=os.environ.get("PGREPORT_HOST", "pg.internal"),
        port=os.environ.get("PGREPORT_PORT", "5432"),
        dbname="app", user="report", password="secret", sslmode="disable",
        connect_timeout=3, options="-c statement_timeout=5000",
    )


def main():
    conn = connect()
    with conn, conn.cursor() as cur:
        cur.execute(QUERY)
        rows = cur.fetchall()
    conn.close()
    for name, dead in rows:
        print(f"{name:<40} {dead:>10}")
    sys.exit(1 if rows else 0)


if __name__ == "__main__":
    main()
