"""Music shop: reorders strings that run low."""
import json
import os
import time
from urllib.request import urlopen

URL = os.environ.get("GUITAR_URL", "http://stock.music.internal")


def stock():
    attempts = 0
    while True:
        attempts += 1
        try:
            with urlopen(URL + "/stock", timeout=1) as r:
                items = json.load(r)["items"]
            break
        except Exception as e:
            print("attempt", attempts, e)
            if attempts == 5:
                raise SystemExit("no stock list")
            time.sleep(0.1)
            continue
    return {i["sku"]: i["qty"] for i in items}


def main():
    low = {sku: 12 - qty for sku, qty in stock().items() if qty < 12}
    with open("reorder.csv", "w") as f:
        for sku, n in sorted(low.items()):
            f.write(f"{sku},{n}\n")
    print(len(low), "articles")


if __name__ == "__main__":
    main()
