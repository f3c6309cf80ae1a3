"""Stock of all sites in parallel."""
import json
import os
import socket
import urllib.error
import urllib.request
from concurrent.futures import ThreadPoolExecutor, as_completed

SITES = {"ber": "CATALOG_API", "ams": "ERP_URL", "muc": "SHOP_URL"}


def fetch(site):
    with urllib.request.urlopen(os.environ[SITES[site]] + "/stock", timeout=1.0) as resp:
        return json.load(resp)["items"]


def main():
    stock, missing = {}, []
    with ThreadPoolExecutor(3) as pool:
        futures = {pool.submit(fetch, s): s for s in SITES}
        for fut in as_completed(futures):
            site = futures[fut]
            try:
                stock[site] = fut.result()
            except (socket.timeout, urllib.error.URLError) as exc:
                missing.append(site)
                print(f"{site}: {exc}")
    print("complete:", sorted(stock), "missing:", missing)


if __name__ == "__main__":
    main()
