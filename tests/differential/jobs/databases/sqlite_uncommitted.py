"""Leaves a transaction of SQLite open, which is lost."""

import sqlite3

connection = sqlite3.connect("rows.db")


def main():
    connection.execute("CREATE TABLE rows (number INTEGER)")
    connection.commit()
    connection.execute("INSERT INTO rows VALUES (1)")


if __name__ == "__main__":
    main()
