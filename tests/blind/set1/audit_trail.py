"""Writes the audit trail; log records also go to the central log server."""
import csv
import logging
import logging.handlers
import os

log = logging.getLogger("audit")


def setup():
    log.setLevel(logging.INFO)
    log.addHandler(logging.StreamHandler())
    log.addHandler(logging.handlers.HTTPHandler(
        f"{os.environ['SVC_HOST']}:{os.environ['SVC_PORT']}", "/ingest", method="POST"))


def main():
    setup()
    with open(os.path.join(os.environ["WORK_DIR"], "orders.csv"), newline="") as fh:
        for row in csv.DictReader(fh):
            if int(row["qty"]) > 5:
                log.info("large order %s of %s", row["id"], row["sku"])


main()
