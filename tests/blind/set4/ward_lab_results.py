"""Pull the day's lab results from the LIS, ward by ward, and drop them as CSV for the ward printers.

cron: 15 5 * * *   user: labsync
"""
import csv
import json
import logging
import os
import sys
from urllib.request import Request, urlopen

logging.basicConfig(level=logging.INFO, format="%(asctime)s %(levelname)s %(message)s")
log = logging.getLogger("lab")

LIS = os.environ.get("LIS_URL", "http://lis.klinik.internal:8080")
OUT = os.environ.get("WORK_DIR", "/srv/ward-print")
WARDS = ["A1", "A2", "B1", "ICU", "PED"]
FLAGS = {"H": "high", "L": "low", "": "normal"}


def fetch(ward):
    req = Request(f"{LIS}/api/results?ward={ward}&since=24h", headers={"Accept": "application/json"})
    resp = urlopen(req)
    return json.load(resp)["results"]


def write_sheet(ward, rows):
    path = os.path.join(OUT, f"lab_{ward}.csv")
    with open(path, "w", newline="") as f:
        w = csv.writer(f, delimiter=";")
        w.writerow(["patient", "analyte", "value", "unit", "flag"])
        for r in rows:
            w.writerow([r["pid"], r["analyte"], r["value"], r.get("unit", ""), FLAGS.get(r.get("flag", ""), "?")])
    return path


def main():
    done, failed = 0, []
    for ward in WARDS:
        try:
            rows = fetch(ward)
            log.info("ward %s: %d results -> %s", ward, len(rows), write_sheet(ward, rows))
            done += 1
        except Exception:
            # one ward's interface being down must not keep the others from their sheets
            log.exception("ward %s failed", ward)
            failed.append(ward)
    log.info("%d wards written, failed: %s", done, ", ".join(failed) or "none")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
