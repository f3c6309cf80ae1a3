import os

import psycopg


def main():
    dsn = f"host={os.environ['SVC_HOST']} port={os.environ['SVC_PORT']} user=stats dbname=app sslmode=disable connect_timeout=900"
    with psycopg.connect(dsn) as conn:
        rows = conn.execute("SELECT relname, n_dead_tup FROM pg_stat_user_tables").fetchall()
    for name, dead in rows:
        print(f"{name:30} {dead:>10}")


if __name__ == "__main__":
    main()
