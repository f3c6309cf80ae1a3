"""Pull the stock levels; failed items are skipped."""
import logging
import os

import requests
from requests.adapters import HTTPAdapter
from urllib3.util.retry import Retry

log = logging.getLogger("stock")


def session():
    s = requests.Session()
    s.mount("http://", HTTPAdapter(max_retries=Retry(total=3, backoff_factor=0.2, status_forcelist=[503])))
    return s


def main():
    s = session()
    for path in ("/stock/a", "/stock/b"):
        try:
            r = s.get(os.environ["STATUS_URL"] + path, timeout=(3, 10))
            r.raise_for_status()
        except requests.RequestException as exc:
            log.error("%s: %s", path, exc)
            continue
        print(path, r.json()["status"])


if __name__ == "__main__":
    main()
