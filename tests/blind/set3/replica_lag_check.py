"""Report the replication lag; an unreachable replica is reported, not an error."""
import os

import psycopg2

REPLICAS = {"replica-1": "PG_PORT"}


def lag(port):
    conn = psycopg2.connect(host=os.environ["SVC_HOST"], port=port, dbname="shop", user="monitor", connect_timeout=2)
    try:
        with conn.cursor() as cur:
            cur.execute("select extract(epoch from now() - pg_last_xact_replay_timestamp())")
            return cur.fetchone()[0]
    finally:
        conn.close()


def main():
    for name, var in REPLICAS.items():
        try:
            print(name, lag(os.environ[var]), "s")
        except psycopg2.OperationalError as exc:
            print(name, "unreachable:", str(exc).strip())


if __name__ == "__main__":
    main()
