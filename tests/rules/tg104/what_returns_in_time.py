# Commands that end, timeouts that are short, and functions of C that a signal interrupts.
import ctypes
import os
import sqlite3

libc = ctypes.CDLL(None)


def main(source):
    os.system(f"cp {source} /srv/copy && touch x; wc -l /srv/copy 2>&1 | sort")
    sqlite3.connect("orders.db", timeout=30).execute("PRAGMA busy_timeout = 30000")
    libc.getpid()
    libc.read(0, ctypes.create_string_buffer(10), 10)


def late(connection):
    connection.execute("PRAGMA busy_timeout = 900000")  # TG104


if __name__ == "__main__":
    main("/srv/orders")
    late(sqlite3.connect("orders.db"))
