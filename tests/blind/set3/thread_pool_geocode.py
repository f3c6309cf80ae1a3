"""Geocode branches with multiprocessing's thread pool."""
import json
import os
import urllib.parse
import urllib.request
from multiprocessing.pool import ThreadPool

BRANCHES = ["Berlin", "Hamburg", "Leipzig", "Kassel", "Trier"]


def locate(city):
    base = os.environ["GEO_URL"] if city == "Kassel" else os.environ["STATUS_URL"]
    with urllib.request.urlopen(base + "/search?q=" + urllib.parse.quote(city)) as resp:
        return city, json.load(resp)["id"]


def main():
    with ThreadPool(3) as pool:
        found = dict(pool.imap_unordered(locate, BRANCHES))
    with open(os.path.join(os.environ.get("WORK_DIR", "."), "branches.json"), "w") as fh:
        json.dump(found, fh, indent=2)
    print(found)


if __name__ == "__main__":
    main()
