"""Reorders consumables by the clock."""
import json
import os
import time
from urllib.request import urlopen

import schedule

SHOP = os.environ.get("API_URL", "http://office-shop.example")
WANTED = {"paper": 20, "toner": 4}


def reorder():
    with urlopen(SHOP + "/stock/us") as resp:
        stock = json.load(resp)
    for item, minimum in WANTED.items():
        if stock.get(item, 0) < minimum:
            urlopen(f"{SHOP}/orders?item={item}", data=b"", timeout=60).close()


def main():
    schedule.every(1).seconds.do(reorder)
    schedule.every().day.at("06:00").do(reorder)
    while True:
        schedule.run_pending()
        time.sleep(0.5)


if __name__ == "__main__":
    main()
