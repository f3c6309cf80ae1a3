"""Extract the suppliers from the ERP database."""
import json
import os

import pymysql

QUERY = "select id, name, iban from supplier where active = 1"


def extract():
    db = pymysql.connect(
        host=os.environ.get("ERP_DB_HOST", "erp-db"),
        port=int(os.environ.get("ERP_DB_PORT", "3306")),
        user="report",
        database="erp",
        cursorclass=pymysql.cursors.DictCursor,
    )
    with db, db.cursor() as cur:
        cur.execute(QUERY)
        return cur.fetchall()


def main():
    try:
        rows = extract()
    except pymysql.err.OperationalError as exc:
        raise SystemExit(f"erp database: {exc}")
    with open("suppliers.json", "w") as fh:
        json.dump(rows, fh, default=str)
    print(len(rows), "suppliers")


if __name__ == "__main__":
    main()
