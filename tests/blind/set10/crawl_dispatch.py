"""Dispatches the price crawl: the command starts a detached worker and returns at once."""
import argparse
import json
import os
import subprocess
import sys
import urllib.request

BASE = "http://127.0.0.1:%s" % os.environ.get("SILENT_PORT", "8099")
SHOPS = ["toolworld", "hammer24", "screwfix"]


def crawl(shop):
    with urllib.request.urlopen(f"{BASE}/{shop}/prices") as answer:
        prices = json.load(answer)
    with open(f"{shop}.json", "w") as fh:
        json.dump(prices, fh)


def work(shops):
    for shop in shops:
        crawl(shop)
        print("crawled", shop, flush=True)


def start_worker(shops):
    """The worker outlives us; the dispatcher's caller only wants its process id."""
    folder, name = os.path.split(os.path.abspath(__file__))
    program = f"import sys, {name[:-3]} as job; job.work(sys.argv[1:])"
    env = dict(os.environ, PYTHONPATH=folder)
    with open("crawl.log", "a") as log:
        worker = subprocess.Popen(
            [sys.executable, "-c", program, *shops],
            env=env, stdin=subprocess.DEVNULL, stdout=log, stderr=log, start_new_session=True,
        )
    with open("crawl.pid", "w") as fh:
        fh.write(str(worker.pid))
    return worker.pid


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("shops", nargs="*", default=SHOPS)
    args = parser.parse_args()
    print("worker", start_worker(args.shops), "started")


if __name__ == "__main__":
    main()
