"""Pull stock levels from all warehouses in parallel and print the sum."""
import json
import os
import threading
import urllib.request

BASE = os.environ.get("STOCK_URL", "http://stock.internal")
WAREHOUSES = ("north", "south", "east")


class Puller(threading.Thread):
    def __init__(self, site):
        super().__init__(name=f"puller-{site}")
        self.site = site
        self.levels = {}

    def run(self):
        with urllib.request.urlopen(f"{BASE}/levels/{self.site}") as resp:
            for item in json.load(resp)["items"]:
                self.levels[item["sku"]] = item["qty"]


def main():
    pullers = [Puller(site) for site in WAREHOUSES]
    for p in pullers:
        p.start()
    for p in pullers:
        p.join()
    total = {}
    for p in pullers:
        for sku, qty in p.levels.items():
            total[sku] = total.get(sku, 0) + qty
    for sku in sorted(total):
        print(sku, total[sku])


if __name__ == "__main__":
    main()
