"""Collect today's quotes of the raw-material suppliers."""
import os
import sys

import requests
from requests.adapters import HTTPAdapter
from urllib3.util.retry import Retry

URL = os.environ.get("QUOTE_URL", "https://quotes.supplier.example")
MATERIALS = ["steel", "copper", "pvc"]


def session():
    retry = Retry(total=8, connect=8, read=8, backoff_factor=0.3,
                  status_forcelist=(429, 502, 503, 504))
    s = requests.Session()
    adapter = HTTPAdapter(max_retries=retry)
    s.mount("http://", adapter)
    s.mount("https://", adapter)
    return s


def quotes(s, material):
    resp = s.get(f"{URL}/v1/quotes", params={"material": material})
    resp.raise_for_status()
    return resp.json()["items"]


def main():
    s = session()
    best = {}
    for material in MATERIALS:
        items = quotes(s, material)
        if items:
            best[material] = min(items, key=lambda q: q["price"])
    for material, quote in best.items():
        print(material, quote["supplier"], quote["price"])
    return 0 if best else 1


if __name__ == "__main__":
    sys.exit(main())
