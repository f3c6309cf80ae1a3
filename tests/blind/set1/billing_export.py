"""Export of invoices to the billing partner."""
import logging
import os

import requests
from requests.adapters import HTTPAdapter
from urllib3.util.retry import Retry

log = logging.getLogger("billing")


def make_session():
    retry = Retry(total=6, backoff_factor=1, status_forcelist=(500, 502, 503, 504),
                  allowed_methods=None)
    s = requests.Session()
    s.mount("http://", HTTPAdapter(max_retries=retry))
    s.mount("https://", HTTPAdapter(max_retries=retry))
    return s


def export(session, invoice):
    resp = session.post(os.environ["API_URL"] + "/invoices", json=invoice)
    resp.raise_for_status()
    return resp.json()["id"]


def main():
    session = make_session()
    for number in range(1001, 1004):
        ref = export(session, {"number": number, "total": "19.90"})
        log.info("invoice %s -> %s", number, ref)


if __name__ == "__main__":
    logging.basicConfig(level=logging.INFO)
    main()
