"""Collect the vehicles' last positions."""
import json
import os
import urllib.request
from concurrent.futures import ThreadPoolExecutor

URL = os.environ.get("FLEET_URL", "http://fleet.internal")
VEHICLES = [f"B-CX {n}" for n in range(1001, 1009)]


def position(plate):
    path = plate.replace(" ", "%20")
    with urllib.request.urlopen(f"{URL}/vehicles/{path}/position") as resp:
        return plate, json.load(resp)


def collect():
    pool = ThreadPoolExecutor(max_workers=8, thread_name_prefix="fleet")
    try:
        futures = [pool.submit(position, plate) for plate in VEHICLES]
        return dict(f.result() for f in futures)
    finally:
        # do not wait for stragglers
        pool.shutdown(wait=False, cancel_futures=True)


def main():
    positions = collect()
    out = os.path.join(os.environ.get("FLEET_DIR", "/srv/fleet"), "positions.json")
    with open(out, "w") as fh:
        json.dump(positions, fh, indent=1)
    print(len(positions), "positions written")


if __name__ == "__main__":
    main()
