import logging
import os
import sqlite3
import time

log = logging.getLogger("cleanup")
DB = os.path.join(os.environ["WORK_DIR"], "app.db")


def purge(con):
    while True:
        try:
            cur = con.execute("DELETE FROM orders WHERE qty = 0")
            con.commit()
            return cur.rowcount
        except sqlite3.OperationalError as err:
            if "locked" not in str(err):
                raise
        log.info("database is busy, waiting")
        time.sleep(1)


if __name__ == "__main__":
    logging.basicConfig(level=logging.INFO)
    connection = sqlite3.connect(DB, timeout=0.05)
    print("removed", purge(connection))
    connection.close()
