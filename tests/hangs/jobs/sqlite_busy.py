"""A database that another connection keeps locked."""

# trait: TG104

import sqlite3


def main():
    other = sqlite3.connect("job.db", isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    sqlite3.connect("job.db", timeout=600).execute("CREATE TABLE t (x)")  # hangs here


if __name__ == "__main__":
    main()
