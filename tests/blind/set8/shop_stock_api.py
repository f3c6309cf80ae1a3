"""Write the ERP's stock numbers into the web shop."""
import os

import requests

API = os.environ.get("SHOP_API", "https://shop.example/api/v3")
STOCK = {"A1": 5, "A2": 0, "B7": 120}


def session():
    s = requests.Session()
    s.headers["Authorization"] = "Bearer " + os.environ.get("SHOP_TOKEN", "none")
    return s


def put_stock(s, sku, quantity):
    resp = s.put(f"{API}/stock/{sku}", json={"quantity": quantity})
    if resp.status_code == 404:
        print("unknown in the shop:", sku)
        return False
    resp.raise_for_status()
    return True


def main():
    with session() as s:
        done = sum(put_stock(s, sku, qty) for sku, qty in STOCK.items())
    print(f"{done} of {len(STOCK)} written")


if __name__ == "__main__":
    main()
