"""Snapshot a few MySQL tables as JSON lines."""
import json
import os

import pymysql

SETTINGS = dict(
    host=os.environ.get("SHOPDB_HOST", "db.internal"),
    port=int(os.environ.get("SHOPDB_PORT", "3306")),
    user="snapshot", password="secret", database="shop", connect_timeout=3600,
)


def snapshot(conn, table, path):
    with conn.cursor(pymysql.cursors.DictCursor) as cur, open(path, "w") as fh:
        cur.execute(f"SELECT * FROM {table}")
        for row in cur:
            fh.write(json.dumps(row, default=str) + "\n")
        return cur.rowcount


def main():
    conn = pymysql.connect(**SETTINGS)
    out = os.environ.get("SNAPSHOT_DIR", "/srv/snapshots")
    try:
        for table in ("customers", "orders", "returns"):
            rows = snapshot(conn, table, os.path.join(out, table + ".jsonl"))
            print(table, rows)
    finally:
        conn.close()


if __name__ == "__main__":
    main()
