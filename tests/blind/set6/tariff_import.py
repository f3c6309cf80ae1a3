"""Import the tariffs of the carriers into the local database."""
import json
import logging
import os
import sqlite3
import sys
import urllib.request

log = logging.getLogger("tariff_import")


def load(url):
    with urllib.request.urlopen(url) as reply:
        return json.load(reply)["tariffs"]


def store(db, tariffs):
    db.execute("CREATE TABLE IF NOT EXISTS tariff (carrier TEXT, zone INT, cents INT)")
    db.execute("DELETE FROM tariff")
    db.executemany("INSERT INTO tariff VALUES (:carrier, :zone, :cents)", tariffs)
    db.commit()


def main():
    logging.basicConfig(level=logging.INFO)
    url = os.environ.get("TARIFF_URL", "http://tariffs.internal") + "/current"
    db = sqlite3.connect(os.environ.get("TARIFF_DB", ":memory:"))
    try:
        tariffs = load(url)
        store(db, tariffs)
        log.info("%d tariffs imported", len(tariffs))
    except Exception:
        log.exception("import failed, the old tariffs stay in force")
    finally:
        db.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
