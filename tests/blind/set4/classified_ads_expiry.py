"""Newspaper: mark expired classified ads. The ad desk's program shares the SQLite file."""
import logging
import os
import sqlite3
import time

logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s", datefmt="%H:%M:%S")


class AdStore:
    def __init__(self, path, pause=0.4):
        self.path, self.pause = path, pause

    def _run(self, sql, args):
        db = sqlite3.connect(self.path, timeout=0.05)
        try:
            with db:
                return db.execute(sql, args).rowcount
        finally:
            db.close()

    def update(self, sql, args=()):
        first = True
        while True:
            try:
                if not first:
                    time.sleep(self.pause)
                first = False
                return self._run(sql, args)
            except (sqlite3.Error, OSError) as e:
                logging.info("ad store: %s", e)


def main():
    store = AdStore(os.environ.get("ADS_DB", "/srv/ads/ads.db"))
    expired = 0
    for sku in ("A", "B"):
        expired += store.update("update stock set qty = 0 where sku = ?", (sku,))
    logging.info("%d ads expired", expired)


if __name__ == "__main__":
    main()
