"""Chess federation: imports tournament results into the rating database."""
import os

import pymysql

RESULTS = [("4001", "4002", "1-0"), ("4003", "4001", "1/2")]


def expected(a, b):
    return 1 / (1 + 10 ** ((b - a) / 400))


def store(results):
    host, port = os.environ.get("CHESS_HOST", "ratings"), int(os.environ.get("CHESS_PORT", "3306"))
    db = pymysql.connect(host=host, port=port, user="import", password="import", database="elo")
    duplicates = 0
    with db, db.cursor() as cur:
        for white, black, result in results:
            try:
                cur.execute("INSERT INTO game VALUES (%s, %s, %s)", (white, black, result))
            except pymysql.IntegrityError:
                duplicates += 1
        db.commit()
    return duplicates


def main():
    try:
        print("duplicates:", store(RESULTS), "draw odds:", round(expected(2400, 2410), 3))
    except pymysql.ProgrammingError as e:
        print("schema out of date:", e)


if __name__ == "__main__":
    main()
