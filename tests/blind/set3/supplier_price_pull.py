#!/usr/bin/env python
# Pull the price lists of all suppliers. One broken supplier must not stop the others.
import csv
import logging
import os
import pathlib

import requests

logging.basicConfig(level=logging.INFO)
logger = logging.getLogger(__name__)

SUPPLIERS = ["acme", "bolt-und-co", "fasteners-nl", "schrauben-mueller"]
OUT = pathlib.Path(os.environ.get("WORK_DIR", "/tmp")) / "prices"


def fetch_prices(supplier):
    url = "%s/%s/pricelist.json" % (os.environ["SUPPLIER_API"], supplier)
    r = requests.get(url, headers={"Accept": "application/json"})
    r.raise_for_status()
    return r.json()["items"]


def write_csv(supplier, rows):
    OUT.mkdir(parents=True, exist_ok=True)
    with open(OUT / (supplier + ".csv"), "w", newline="") as fh:
        w = csv.DictWriter(fh, ["sku", "amount"], extrasaction="ignore")
        w.writeheader()
        w.writerows(rows)


def run():
    ok = 0
    for supplier in SUPPLIERS:
        try:
            rows = fetch_prices(supplier)
        except requests.exceptions.RequestException as exc:
            logger.warning("supplier %s skipped: %s", supplier, exc)
            continue
        write_csv(supplier, rows)
        ok += 1
    logger.info("%d of %d price lists updated", ok, len(SUPPLIERS))


if __name__ == "__main__":
    run()
