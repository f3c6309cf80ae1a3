"""Read the stock levels of all warehouses in parallel."""
import json
import os
import threading
import urllib.request

WAREHOUSES = ["nord", "sued", "west"]


class StockReader(threading.Thread):
    def __init__(self, warehouse, base):
        super().__init__(name=f"stock-{warehouse}")
        self.warehouse = warehouse
        self.base = base
        self.levels = None

    def run(self):
        url = f"{self.base}/stock/{self.warehouse}"
        with urllib.request.urlopen(url) as reply:
            self.levels = json.load(reply)


def main():
    base = os.environ.get("WAREHOUSE_URL", "http://wms.internal")
    readers = [StockReader(name, base) for name in WAREHOUSES]
    for reader in readers:
        reader.start()
    for reader in readers:
        reader.join()
    total = 0
    for reader in readers:
        for article, amount in (reader.levels or {}).items():
            total += amount
            print(reader.warehouse, article, amount)
    print("total", total)


if __name__ == "__main__":
    main()
