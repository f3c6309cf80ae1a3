"""Copy the members of the old club database to the new one."""
import logging
import os
import time

import pymysql

log = logging.getLogger("member_migration")
SELECT = "SELECT id, name, joined FROM member WHERE id > %s ORDER BY id LIMIT 500"


def connect_when_up():
    while True:
        try:
            return pymysql.connect(
                host=os.environ.get("MEMBER_DB", "members.internal"),
                port=int(os.environ.get("MEMBER_PORT", "3306")),
                user="migration",
                password=os.environ.get("MEMBER_PASSWORD", "x"),
                database="club",
                connect_timeout=600,
            )
        except pymysql.err.OperationalError as exc:
            log.warning("database not up: %s", exc)
            time.sleep(2)


def main():
    logging.basicConfig(level=logging.INFO)
    conn = connect_when_up()
    last = 0
    with conn.cursor() as cursor:
        while cursor.execute(SELECT, (last,)):
            for number, name, joined in cursor.fetchall():
                print(number, name, joined, sep="\t")
                last = number
    conn.close()


if __name__ == "__main__":
    main()
