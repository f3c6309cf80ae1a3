"""Insurance claims: mirrors new rows of the claims table into a CSV for the actuaries."""
import csv
import os
import time

import pymysql

QUERY = "SELECT id, policy, opened, reserve FROM claims WHERE id > %s ORDER BY id LIMIT 500"


def connect():
    conn = pymysql.connect(
        host=os.environ.get("CLAIMS_HOST", "claims-db"),
        port=int(os.environ.get("CLAIMS_PORT", "3306")),
        user="mirror", password="mirror", database="claims",
    )
    return conn


def fetch(last_id):
    pause = 0.3
    while True:
        try:
            conn = connect()
            try:
                with conn.cursor() as cur:
                    cur.execute(QUERY, (last_id,))
                    return cur.fetchall()
            finally:
                conn.close()
        except pymysql.MySQLError as e:
            print("claims db:", e.args[0], "- reconnect in", pause)
            time.sleep(pause)
            pause = min(pause * 2, 20)


def main():
    last = 0
    with open("claims.csv", "a", newline="") as f:
        out = csv.writer(f)
        while rows := fetch(last):
            out.writerows(rows)
            last = rows[-1][0]


if __name__ == "__main__":
    main()
