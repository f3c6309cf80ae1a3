"""Collect the meter readings of all buildings in the background and write them as they come."""
import concurrent.futures
import json
import os
import urllib.request

BASE = os.environ.get("METER_URL", "http://meters.internal")
BUILDINGS = ["north", "south", "east", "west"]


def reading(building):
    with urllib.request.urlopen(f"{BASE}/{building}/now") as resp:
        return json.load(resp)


def wait_for(future, building):
    while True:
        try:
            return future.result(timeout=20)
        except concurrent.futures.TimeoutError:
            print(f"{building} not ready, waiting on")


def main():
    pool = concurrent.futures.ThreadPoolExecutor(4)
    futures = {b: pool.submit(reading, b) for b in BUILDINGS}
    with open("readings.jsonl", "w") as fh:
        for building, future in futures.items():
            data = wait_for(future, building)
            fh.write(json.dumps({"building": building, "data": data}) + "\n")
    pool.shutdown()


if __name__ == "__main__":
    main()
