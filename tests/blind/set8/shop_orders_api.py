"""Fetch the web shop's new orders into the ERP spool directory."""
import json
import os
import pathlib

import requests
from requests.adapters import HTTPAdapter
from urllib3.util.retry import Retry

API = os.environ.get("SHOP_API", "https://shop.example/api/v3")
SPOOL = pathlib.Path(os.environ.get("ERP_SPOOL", "spool"))


def session():
    s = requests.Session()
    retry = Retry(total=5, backoff_factor=0.5, status_forcelist=[429, 502, 503, 504])
    s.mount("https://", HTTPAdapter(max_retries=retry))
    s.mount("http://", HTTPAdapter(max_retries=retry))
    s.headers["Authorization"] = "Bearer " + os.environ.get("SHOP_TOKEN", "none")
    return s


def new_orders(s):
    page = 1
    while page:
        resp = s.get(f"{API}/orders", params={"state": "new", "page": page})
        resp.raise_for_status()
        body = resp.json()
        yield from body["items"]
        page = body["next"]


def main():
    SPOOL.mkdir(exist_ok=True)
    count = 0
    for order in new_orders(session()):
        (SPOOL / f"order-{order['id']}.json").write_text(json.dumps(order))
        count += 1
    print(count, "orders spooled")


if __name__ == "__main__":
    main()
