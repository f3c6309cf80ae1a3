"""Fetch vendor catalogs in parallel."""
import json
import os
from concurrent.futures import ThreadPoolExecutor, as_completed

import requests

API = os.environ["API_BASE"]
VENDORS = ["acme", "globex", "initech", "umbrella"]


def fetch(vendor):
    r = requests.get(f"{API}/catalog/{vendor}.json")
    r.raise_for_status()
    return r.json()


def main():
    catalogs = {}
    with ThreadPoolExecutor(max_workers=4) as pool:
        futures = {pool.submit(fetch, v): v for v in VENDORS}
        for fut in as_completed(futures):
            catalogs[futures[fut]] = fut.result()
    with open("catalogs.json", "w") as f:
        json.dump(catalogs, f)


if __name__ == "__main__":
    main()
