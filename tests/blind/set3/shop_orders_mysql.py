"""Copy paid web-shop orders to the ERP staging file."""
import json
import os
import time
from pathlib import Path

import pymysql
import pymysql.err

QUERY = "SELECT id, customer_id, total FROM orders WHERE status = 'paid' AND exported = 0"


class ShopDb:
    def __init__(self):
        self._conn = None

    @property
    def conn(self):
        if self._conn is None:
            self._conn = pymysql.connect(host=os.environ["SVC_HOST"], port=int(os.environ["MYSQL_PORT"]),
                                         user="etl", password="etl", database="shop", autocommit=True)
        return self._conn

    def reset(self):
        self._conn = None

    def rows(self, sql):
        while True:
            try:
                with self.conn.cursor() as cur:
                    cur.execute(sql)
                    return cur.fetchall()
            except (pymysql.err.OperationalError, pymysql.err.InterfaceError) as exc:
                # "MySQL server has gone away" - get a fresh connection
                print("reconnecting:", exc)
                self.reset()
                time.sleep(0.5)


def main():
    db = ShopDb()
    out = Path(os.environ.get("WORK_DIR", ".")) / "staging.jsonl"
    with out.open("w") as fh:
        for oid, customer, total in db.rows(QUERY):
            fh.write(json.dumps({"id": oid, "customer": customer, "total": str(total)}) + "\n")


if __name__ == "__main__":
    main()
