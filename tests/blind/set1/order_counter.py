"""Count today's orders and store the number back."""
import os
import sqlite3

DB = os.path.join(os.environ["WORK_DIR"], "app.db")


def main():
    con = sqlite3.connect(DB, timeout=600)
    with con:
        con.execute("CREATE TABLE IF NOT EXISTS daily(day TEXT PRIMARY KEY, n INT)")
        (n,) = con.execute("SELECT count(*) FROM orders").fetchone()
        con.execute("INSERT OR REPLACE INTO daily VALUES (date('now'), ?)", (n,))
    con.close()
    print(n, "orders")


if __name__ == "__main__":
    main()
