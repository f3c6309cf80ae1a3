"""Leaves a cursor of SQLite half read, on a query that calls Python."""

import sqlite3

if __name__ == "__main__":
    connection = sqlite3.connect("rows.db")
    connection.create_function("square", 1, lambda number: number**2)
    cursor = connection.execute("SELECT square(2) UNION ALL SELECT square(3)")
    print(cursor.fetchone())
