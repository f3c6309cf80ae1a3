"""Nightly export of the orders of every shop to one CSV file."""
import csv
import json
import logging
import os
import sys
import tempfile
import urllib.request

log = logging.getLogger("orders_export")
SHOPS = ["berlin", "hamburg", "wien", "zuerich"]


def fetch_orders(base, shop):
    url = f"{base}/shops/{shop}/orders?state=closed"
    with urllib.request.urlopen(url) as reply:
        return json.load(reply)


def export(base, path):
    written = 0
    with open(path, "w", newline="") as handle:
        out = csv.writer(handle)
        out.writerow(["shop", "order", "total"])
        for shop in SHOPS:
            try:
                for order in fetch_orders(base, shop):
                    out.writerow([shop, order["id"], order["total"]])
                    written += 1
            except Exception:
                log.exception("shop %s skipped", shop)
    return written


def main():
    logging.basicConfig(level=logging.INFO)
    base = os.environ.get("ORDERS_API", "http://orders.internal")
    path = os.path.join(tempfile.gettempdir(), "orders.csv")
    count = export(base, path)
    log.info("%d orders exported to %s", count, path)
    return 0


if __name__ == "__main__":
    sys.exit(main())
