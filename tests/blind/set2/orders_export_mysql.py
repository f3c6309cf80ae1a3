import csv
import os
from contextlib import closing

import pymysql


def connect():
    return pymysql.connect(
        host=os.environ["SVC_HOST"],
        port=int(os.environ["DB_PORT"]),
        user="report",
        password="report",
        database="shop",
        cursorclass=pymysql.cursors.SSCursor,
    )


def export(conn, path):
    with conn.cursor() as cur, open(path, "w", newline="") as fh:
        cur.execute("SELECT id, customer, total FROM orders WHERE created >= CURDATE() - INTERVAL 1 DAY")
        w = csv.writer(fh)
        for row in cur:
            w.writerow(row)


if __name__ == "__main__":
    with closing(connect()) as conn:
        export(conn, "orders.csv")
