"""Margins of each branch, computed in processes of their own."""
import json
import multiprocessing as mp
import os
from urllib.request import urlopen

API = os.environ.get("API_URL", "http://branches.corp.internal")
BRANCHES = ("north", "south", "west")


def margin(branch, results):
    with urlopen(f"{API}/sales/{branch}") as resp:
        rows = json.load(resp)
    gain = sum(row["price"] - row["cost"] for row in rows)
    results.put((branch, gain))


def main():
    results = mp.Queue()
    for branch in BRANCHES:
        mp.Process(target=margin, args=(branch, results), name=branch, daemon=True).start()
    for _ in BRANCHES:
        branch, gain = results.get()
        print(f"{branch:10} {gain:12.2f}")


if __name__ == "__main__":
    main()
