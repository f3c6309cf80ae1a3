import logging
import os
import sys

import requests

log = logging.getLogger("payroll")
API = os.environ["API_BASE"]


def push(batch):
    r = requests.post(f"{API}/payroll/batches", json=batch, headers={"X-Token": "t"})
    r.raise_for_status()
    return r.json()["batch_id"]


def main():
    batch = {"month": "2025-03", "lines": [{"emp": i, "gross": 3000 + i} for i in range(40)]}
    try:
        bid = push(batch)
    except Exception:
        log.exception("payroll push failed")
        return 1
    log.info("batch %s accepted", bid)
    return 0


if __name__ == "__main__":
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(levelname)s %(message)s")
    sys.exit(main())
