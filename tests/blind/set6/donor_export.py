"""Export the donors of the year from the club database."""
import csv
import datetime
import os
import sys

import pymysql

SELECT = "SELECT id, name, cents FROM donation WHERE year = %s ORDER BY id"


def connect():
    return pymysql.connect(
        host=os.environ.get("DONOR_DB", "donors.internal"),
        port=int(os.environ.get("DONOR_PORT", "3306")),
        user="export",
        password=os.environ.get("DONOR_PASSWORD", "x"),
        database="club",
        connect_timeout=600,
    )


def main():
    year = datetime.date.today().year
    out = csv.writer(sys.stdout)
    conn = connect()
    try:
        with conn.cursor() as cursor:
            cursor.execute(SELECT, (year,))
            for row in cursor.fetchall():
                out.writerow(row)
    finally:
        conn.close()


if __name__ == "__main__":
    main()
