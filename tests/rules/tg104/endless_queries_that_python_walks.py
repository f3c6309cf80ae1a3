# SQLite hands over the rows of an endless query one by one, unless it has to have them all.
import sqlite3

ROWS = "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT x FROM n"
LAST = "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT max(x) FROM n"


def first(connection, least):
    for (number,) in connection.execute(ROWS):
        if number > least:
            return number


def last(connection):
    for (number,) in connection.execute(LAST):  # TG104
        return number


def all_of_them(connection):
    return connection.execute(ROWS).fetchall()  # TG104


if __name__ == "__main__":
    with sqlite3.connect(":memory:") as database:
        print(first(database, 9), last(database), all_of_them(database))
