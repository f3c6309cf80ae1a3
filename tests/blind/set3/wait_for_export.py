"""Wait for the export job to finish, but not longer than the agreed time."""
import argparse
import json
import os
import time
import urllib.request


def state(url):
    with urllib.request.urlopen(url + "/exports/latest", timeout=5) as resp:
        return json.load(resp)["state"]


def wait(url, seconds, pause=0.25):
    deadline = time.monotonic() + seconds
    while True:
        current = state(url)
        if current == "DONE":
            return True
        if time.monotonic() > deadline:
            return False
        time.sleep(pause)


def main():
    ap = argparse.ArgumentParser()
    ap.add_argument("--max-wait", type=float, default=1.5)
    args = ap.parse_args()
    if not wait(os.environ["CATALOG_API"], args.max_wait):
        print("export not ready, tomorrow's run will pick it up")


if __name__ == "__main__":
    main()
