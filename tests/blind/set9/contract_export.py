"""Nightly export of running contracts, one CSV per customer."""
import csv
import json
import logging
import os
import urllib.request
from pathlib import Path

log = logging.getLogger("contract_export")
API = os.environ.get("API_URL", "http://contracts.corp.internal")
OUT = Path(os.environ.get("WORK_DIR", "/var/spool/contracts"))
CUSTOMERS = ["acme", "globex", "initech", "umbrella"]


def fetch(customer):
    with urllib.request.urlopen(f"{API}/v2/contracts?customer={customer}") as resp:
        return json.load(resp)


def write(customer, rows):
    with open(OUT / f"{customer}.csv", "w", newline="") as fh:
        out = csv.writer(fh, delimiter=";")
        out.writerow(["number", "begin", "end"])
        for row in rows:
            out.writerow([row["number"], row["begin"], row["end"]])


def main():
    logging.basicConfig(level=logging.INFO)
    for customer in CUSTOMERS:
        try:
            write(customer, fetch(customer))
        except Exception:
            log.exception("export for %s failed", customer)
            raise


if __name__ == "__main__":
    main()
