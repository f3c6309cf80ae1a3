import os
import sqlite3
import time


def purge(con, tries=4):
    for attempt in range(tries):
        try:
            with con:
                return con.execute("DELETE FROM orders WHERE qty = 0").rowcount
        except sqlite3.OperationalError as err:
            print("busy:", err)
            time.sleep(0.2 * (attempt + 1))
    return None


if __name__ == "__main__":
    con = sqlite3.connect(os.path.join(os.environ["WORK_DIR"], "app.db"), timeout=0.1)
    n = purge(con)
    print("nothing removed" if n is None else f"{n} removed")
