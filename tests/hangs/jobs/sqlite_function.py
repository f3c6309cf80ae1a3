"""What a function of the database raises is wrapped."""

# trait: TG101

import contextlib
import sqlite3
import time


def main():
    with contextlib.closing(sqlite3.connect(":memory:")) as connection:
        connection.create_function("slowly", 0, lambda: time.sleep(600))  # hangs here
        while True:
            try:
                connection.execute("select slowly()").fetchall()
                return
            except sqlite3.Error as error:
                print("again:", error)


if __name__ == "__main__":
    main()
