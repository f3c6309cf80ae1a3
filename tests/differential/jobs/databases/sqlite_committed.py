"""Leaves a database of SQLite open, with a journal of its own beside it."""

import sqlite3

if __name__ == "__main__":
    connection = sqlite3.connect("rows.db")
    connection.execute("PRAGMA journal_mode=WAL").fetchone()
    connection.execute("CREATE TABLE rows (number INTEGER)")
    connection.executemany("INSERT INTO rows VALUES (?)", [(number,) for number in range(100)])
    connection.commit()
