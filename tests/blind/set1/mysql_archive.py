"""Move closed tickets to the archive table."""
import logging
import os
import time

import pymysql

logging.basicConfig(level=logging.INFO)
log = logging.getLogger("archive")


def connect():
    while True:
        try:
            return pymysql.connect(host=os.environ["SVC_HOST"], port=int(os.environ["SVC_PORT"]),
                                   user="tickets", password="secret", database="tickets",
                                   connect_timeout=300)
        except pymysql.err.OperationalError as e:
            log.warning("database not available (%s), trying again", e)
            time.sleep(5)


def main():
    conn = connect()
    with conn, conn.cursor() as cur:
        cur.execute("INSERT INTO archive SELECT * FROM tickets WHERE closed < NOW() - INTERVAL 90 DAY")
        cur.execute("DELETE FROM tickets WHERE closed < NOW() - INTERVAL 90 DAY")
        conn.commit()
        log.info("%d tickets archived", cur.rowcount)


if __name__ == "__main__":
    main()
