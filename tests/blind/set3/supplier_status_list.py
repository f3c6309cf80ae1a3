"""Ask all suppliers for their status; whoever does not answer in time is listed as silent."""
import os

import requests
from requests.adapters import HTTPAdapter
from urllib3.util.retry import Retry

SUPPLIERS = {"acme": "SUPPLIER_API", "bolt": "STATUS_URL"}


def session():
    s = requests.Session()
    s.mount("http://", HTTPAdapter(max_retries=Retry(total=1, backoff_factor=0.1)))
    return s


def status(s, name):
    try:
        r = s.get(f"{os.environ[SUPPLIERS[name]]}/status", timeout=(2, 0.7))
        r.raise_for_status()
        return r.json()["status"]
    except requests.RequestException:
        return "silent"


def main():
    s = session()
    for name in SUPPLIERS:
        print(f"{name:10s} {status(s, name)}")


if __name__ == "__main__":
    main()
