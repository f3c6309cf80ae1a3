"""A query without an end."""

# trait: TG104

import sqlite3

QUERY = "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT count(*) FROM n"


def main():
    sqlite3.connect(":memory:").execute(QUERY).fetchall()  # hangs here


if __name__ == "__main__":
    main()
