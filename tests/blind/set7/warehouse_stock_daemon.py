"""Pull stock levels from all warehouses in parallel."""
import json
import os
import threading
import urllib.request

BASE = os.environ.get("STOCK_URL", "http://stock.internal")
WAREHOUSES = ("north", "south", "east")
levels = {}


def pull(site):
    with urllib.request.urlopen(f"{BASE}/levels/{site}") as resp:
        levels[site] = json.load(resp)["items"]


def main():
    threads = []
    for site in WAREHOUSES:
        t = threading.Thread(target=pull, args=(site,), daemon=True)
        t.start()
        threads.append(t)
    for t in threads:
        t.join()
    missing = [s for s in WAREHOUSES if s not in levels]
    if missing:
        raise SystemExit(f"no levels from {missing}")
    for site, items in levels.items():
        print(site, sum(i["qty"] for i in items))


if __name__ == "__main__":
    main()
