import logging
import os

import requests
from tenacity import before_sleep_log, retry, stop_after_attempt, wait_exponential

log = logging.getLogger("invoices")
API = os.environ["API_BASE"]


@retry(stop=stop_after_attempt(4), wait=wait_exponential(min=0.5, max=10),
       before_sleep=before_sleep_log(log, logging.WARNING), reraise=True)
def submit(invoice):
    r = requests.post(f"{API}/invoices", json=invoice)
    r.raise_for_status()
    return r.json()["number"]


def main():
    for i in range(3):
        number = submit({"customer": i, "total": 100 + i})
        log.info("submitted %s", number)


if __name__ == "__main__":
    logging.basicConfig(level=logging.INFO)
    main()
