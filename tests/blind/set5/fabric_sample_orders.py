"""Upholstery: sends sample orders to the mills."""
import json
import os
import pathlib

import requests
from requests.adapters import HTTPAdapter
from urllib3.util.retry import Retry

OUTBOX = pathlib.Path("outbox")


def session():
    s = requests.Session()
    s.mount("http://", HTTPAdapter(max_retries=Retry(total=2, backoff_factor=0.1, status_forcelist=[502, 503])))
    return s


def send(s, order):
    r = s.get(os.environ.get("FABRIC_URL", "http://mills.example") + "/order", params=order, timeout=1)
    r.raise_for_status()


def main():
    OUTBOX.mkdir(exist_ok=True)
    s = session()
    for n, cloth in enumerate(("linen", "velvet")):
        order = {"cloth": cloth, "no": n}
        try:
            send(s, order)
        except requests.RequestException as e:
            print(cloth, "stays in the outbox:", type(e).__name__)
            (OUTBOX / f"{n}.json").write_text(json.dumps(order))


if __name__ == "__main__":
    main()
