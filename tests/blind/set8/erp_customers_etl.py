"""Extract changed customers from the ERP database."""
import json
import logging
import os
import time

import pymysql

log = logging.getLogger("erp")
QUERY = "select id, name, city from customer where changed >= current_date - interval 1 day"


def open_db():
    return pymysql.connect(
        host=os.environ.get("ERP_DB_HOST", "erp-db"),
        port=int(os.environ.get("ERP_DB_PORT", "3306")),
        user="report",
        password=os.environ.get("ERP_DB_PASSWORD", ""),
        database="erp",
        cursorclass=pymysql.cursors.DictCursor,
    )


def extract():
    while True:
        try:
            db = open_db()
            with db.cursor() as cur:
                cur.execute(QUERY)
                return cur.fetchall()
        except pymysql.err.OperationalError as exc:
            log.warning("database: %s; once more in a moment", exc)
            time.sleep(0.5)


def main():
    rows = extract()
    with open("customers.json", "w") as fh:
        json.dump(rows, fh, default=str)
    log.info("%d customers", len(rows))


if __name__ == "__main__":
    logging.basicConfig(level=logging.INFO)
    main()
