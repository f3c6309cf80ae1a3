"""Roll up the sales of each region in a process of its own."""
import json
import os
from multiprocessing import Process
from pathlib import Path
from urllib.request import urlopen

API = os.environ.get("API_URL", "http://sales.corp.internal")
OUT = Path(os.environ.get("WORK_DIR", "/srv/rollup"))
REGIONS = ("north", "south", "west")


def rollup(region):
    with urlopen(f"{API}/sales/{region}") as resp:
        rows = json.load(resp)
    totals = {}
    for row in rows:
        totals[row["sku"]] = totals.get(row["sku"], 0) + row["amount"]
    (OUT / f"{region}.json").write_text(json.dumps(totals))


def main():
    workers = [Process(target=rollup, args=(region,), name=region) for region in REGIONS]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
        if worker.exitcode:
            raise SystemExit(f"{worker.name} failed")


if __name__ == "__main__":
    main()
