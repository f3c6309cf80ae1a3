"""Report tables that autovacuum has not touched for a week."""
import os
import sys

import psycopg2

QUERY = """
SELECT relname, n_dead_tup, last_autovacuum
FROM pg_stat_user_tables
WHERE last_autovacuum < now() - interval '7 days'
ORDER BY n_dead_tup DESC
"""


def connect():
    return psycopg2.connect(
        host=os.environ.get("PGREPORT_HOST", "pg.internal"),
        port=os.environ.get("PGREPORT_PORT", "5432"),
        dbname="app", user="report", password="secret", sslmode="disable",
    )


def main():
    conn = connect()
    with conn, conn.cursor() as cur:
        cur.execute(QUERY)
        rows = cur.fetchall()
    conn.close()
    for name, dead, last in rows:
        print(f"{name:<40} {dead:>10} {last:%F}")
    sys.exit(1 if rows else 0)


if __name__ == "__main__":
    main()
