import os
import sys

import pymysql


def lag():
    conn = pymysql.connect(host=os.environ["SVC_HOST"], port=int(os.environ["SVC_PORT"]),
                           user="monitor", password="secret", connect_timeout=3600)
    with conn.cursor(pymysql.cursors.DictCursor) as cur:
        cur.execute("SHOW REPLICA STATUS")
        row = cur.fetchone()
    conn.close()
    return row["Seconds_Behind_Source"]


if __name__ == "__main__":
    seconds = lag()
    print(f"lag {seconds}s")
    sys.exit(2 if seconds is None or seconds > 300 else 0)
