"""Quarterly access review: export who may do what. Every run is registered with the audit service."""
import csv
import os
import uuid

import requests


class Audit:
    def __init__(self, base):
        self.base = base
        self.run_id = uuid.uuid4().hex

    def open(self):
        requests.post(f"{self.base}/runs/{self.run_id}/open", timeout=10).raise_for_status()

    def close(self, rows):
        requests.post(f"{self.base}/runs/{self.run_id}/close", json={"rows": rows})


def grants(base):
    for system in ("crm", "erp", "dwh"):
        r = requests.get(f"{base}/export?system={system}")
        r.raise_for_status()
        yield from ((system, i["name"], i["email"]) for i in r.json()["items"])


def main():
    audit = Audit(os.environ["AUDIT_URL"])
    audit.open()
    rows = 0
    try:
        with open(os.path.join(os.environ.get("WORK_DIR", "."), "review.csv"), "w", newline="") as fh:
            out = csv.writer(fh, delimiter=";")
            for row in grants(os.environ["ACCESS_URL"]):
                out.writerow(row)
                rows += 1
    finally:
        audit.close(rows)
    print(rows, "grants")


if __name__ == "__main__":
    main()
