"""Totals of each branch, computed in a process of its own."""
import json
import os
from multiprocessing import Process
from pathlib import Path
from urllib.request import urlopen

API = os.environ.get("API_URL", "http://branches.corp.internal")
OUT = Path(os.environ.get("WORK_DIR", "/srv/branches"))


def total(branch):
    with urlopen(f"{API}/sales/{branch}") as resp:
        rows = json.load(resp)
    (OUT / f"{branch}.txt").write_text(str(sum(row["amount"] for row in rows)))


def main():
    workers = [
        Process(target=total, args=(branch,), name=branch, daemon=True)
        for branch in ("north", "south")
    ]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
        if worker.exitcode:
            raise SystemExit(f"{worker.name} failed")


if __name__ == "__main__":
    main()
