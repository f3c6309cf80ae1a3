"""Check a few times whether the maintenance is over."""
import os

import backoff
import requests


@backoff.on_exception(backoff.constant, requests.exceptions.HTTPError, interval=0.3, max_tries=4)
def check():
    r = requests.get(os.environ["OUTAGE_URL"] + "/health", timeout=2)
    r.raise_for_status()
    return r.json()


if __name__ == "__main__":
    try:
        print(check())
    except requests.RequestException as exc:
        print("still in maintenance:", exc)
