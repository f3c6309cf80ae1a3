"""Copies the shop settings from MySQL to a file; the old file stays if the database is away."""
import json
import os
import pathlib

import pymysql

PORT = int(os.environ.get("SILENT_PORT", "3306"))
TARGET = pathlib.Path("settings.json")


def read_settings():
    connection = pymysql.connect(
        host="127.0.0.1", port=PORT, user="shop", password="shop", database="shop",
        connect_timeout=1, read_timeout=1,
    )
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT name, value FROM settings")
            return dict(cursor.fetchall())
    finally:
        connection.close()


def main():
    TARGET.write_text("{}")
    try:
        settings = read_settings()
    except pymysql.err.OperationalError as exc:
        print("keeping the old settings:", exc)
        return 3
    TARGET.write_text(json.dumps(settings))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
