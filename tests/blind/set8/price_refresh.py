"""Refresh purchase prices from the suppliers' price service into the local catalogue."""
import json
import os
import sqlite3
import urllib.request
from concurrent.futures import ThreadPoolExecutor

BASE = os.environ.get("SUPPLIER_URL", "http://prices.supplier.example/v2")
DB = os.environ.get("CATALOGUE_DB", "catalogue.db")
SKUS = [f"SKU-{n:04d}" for n in range(40)]


def price_of(sku):
    with urllib.request.urlopen(f"{BASE}/price/{sku}") as resp:
        body = json.load(resp)
    return sku, body["items"][0]["price"]


def store(rows):
    con = sqlite3.connect(DB)
    with con:
        con.execute("create table if not exists price (sku text primary key, cents int)")
        con.executemany("insert or replace into price values (?, ?)", rows)
    con.close()


def main():
    with ThreadPoolExecutor(max_workers=8) as pool:
        rows = list(pool.map(price_of, SKUS))
    store(rows)
    print(f"{len(rows)} prices refreshed")


if __name__ == "__main__":
    main()
