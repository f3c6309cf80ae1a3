"""Daily totals into the live database."""
import os
import sqlite3


def main():
    con = sqlite3.connect(os.path.join(os.environ["WORK_DIR"], "live.db"), timeout=30)
    with con:
        con.execute("CREATE TABLE IF NOT EXISTS totals(sku TEXT PRIMARY KEY, n INT)")
        con.execute("INSERT OR REPLACE INTO totals SELECT sku, sum(qty) FROM orders GROUP BY sku")
    print(con.execute("SELECT count(*) FROM totals").fetchone()[0])
    con.close()


if __name__ == "__main__":
    main()
