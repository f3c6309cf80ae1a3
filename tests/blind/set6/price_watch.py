"""Watch the competitors' prices and print every change."""
import json
import os
import threading
import time
import urllib.request

PRODUCTS = ["A-100", "A-200", "B-10"]


def current_price(product):
    base = os.environ.get("WATCH_URL", "http://prices.internal")
    with urllib.request.urlopen(f"{base}/{product}") as reply:
        return json.load(reply)["price"]


def watch(rounds=3, pause=60):
    last = {}
    for _ in range(rounds):
        for product in PRODUCTS:
            price = current_price(product)
            if last.get(product) != price:
                print(product, last.get(product), "->", price)
                last[product] = price
        time.sleep(pause)


def main():
    thread = threading.Thread(target=watch, name="price-watch")
    thread.start()


if __name__ == "__main__":
    main()
