"""Computes delivery windows in a pool and books them with the carrier."""
import json
import os
import urllib.request
from concurrent.futures import ThreadPoolExecutor

URL = "http://127.0.0.1:%s/windows" % os.environ.get("SILENT_PORT", "8091")
ORDERS = {"O-1": 12, "O-2": 40, "O-3": 95}


def window(item):
    order, distance = item
    start = 8 + distance // 20
    return {"order": order, "from": start, "to": start + 3}


def book(windows):
    request = urllib.request.Request(URL, data=json.dumps(windows).encode(), method="PUT")
    with urllib.request.urlopen(request) as reply:
        return json.load(reply)["accepted"]


def main():
    with ThreadPoolExecutor(max_workers=4) as pool:
        windows = list(pool.map(window, ORDERS.items()))
        accepted = book(windows)
    print(accepted, "of", len(windows), "windows booked")


if __name__ == "__main__":
    main()
