"""Load the partner feed; the licence check may be slow and is optional."""
import json
import os
import sqlite3
import urllib.request

from common.deadline import Expired, deadline


def licence_ok():
    try:
        with deadline(20):
            with urllib.request.urlopen(os.environ["STATUS_URL"] + "/licence") as resp:
                return json.load(resp)["status"] == "RUNNING"
    except Expired:
        return True


def load(db, url):
    with urllib.request.urlopen(url) as resp:
        items = json.load(resp)["items"]
    with db:
        db.executemany("insert into feed values (:id, :sku, :amount)", items)
    return len(items)


def main():
    if not licence_ok():
        raise SystemExit("licence expired")
    db = sqlite3.connect(os.path.join(os.environ.get("WORK_DIR", "."), "feed.db"))
    db.execute("create table if not exists feed(id, sku, amount)")
    total = 0
    for part in ("us", "eu", "asia"):
        total += load(db, f"{os.environ['PARTNER_URL']}/{part}/feed.json")
    print(total, "rows")


if __name__ == "__main__":
    main()
