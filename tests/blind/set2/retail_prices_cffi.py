"""Price check against a shop that needs a browser-like TLS fingerprint."""
import os
import statistics

from curl_cffi import requests

BASE = os.environ["API_BASE"]
ITEMS = ["kettle", "toaster", "blender"]


def price(session, item):
    r = session.get(f"{BASE}/shop/{item}", impersonate="chrome", timeout=None)
    r.raise_for_status()
    return float(r.json()["price"])


def main():
    with requests.Session() as session:
        prices = {i: price(session, i) for i in ITEMS}
    print(prices, "median", statistics.median(prices.values()))


if __name__ == "__main__":
    main()
