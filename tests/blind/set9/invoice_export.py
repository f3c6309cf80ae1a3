"""Nightly export of open invoices, one CSV per customer, for the accounting department."""
import csv
import json
import logging
import os
import urllib.request
from pathlib import Path

log = logging.getLogger("invoice_export")
API = os.environ.get("API_URL", "http://billing.corp.internal")
OUT = Path(os.environ.get("WORK_DIR", "/var/spool/invoices"))
CUSTOMERS = ["acme", "globex", "initech", "umbrella"]


def fetch(customer):
    with urllib.request.urlopen(f"{API}/v2/invoices?customer={customer}&state=open") as resp:
        return json.load(resp)


def write(customer, rows):
    with open(OUT / f"{customer}.csv", "w", newline="") as fh:
        out = csv.writer(fh, delimiter=";")
        out.writerow(["number", "due", "amount"])
        for row in rows:
            out.writerow([row["number"], row["due"], row["amount"]])


def main():
    logging.basicConfig(level=logging.INFO)
    failed = []
    for customer in CUSTOMERS:
        try:
            write(customer, fetch(customer))
        except Exception:
            log.exception("export for %s failed", customer)
            failed.append(customer)
    if failed:
        raise SystemExit("failed: " + ", ".join(failed))


if __name__ == "__main__":
    main()
