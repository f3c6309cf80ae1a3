"""Fetch the day's metal prices for the calculation."""
import functools
import json
import logging
import os
import time
import urllib.request

log = logging.getLogger("metal_prices")
METALS = ["copper", "zinc", "nickel"]


def timed(func):
    @functools.wraps(func)
    def inner(*args, **kwargs):
        started = time.monotonic()
        try:
            return func(*args, **kwargs)
        except Exception as exc:
            log.error("%s%r: %r", func.__name__, args, exc)
            raise
        finally:
            log.info("%s took %.1f s", func.__name__, time.monotonic() - started)
    return inner


@timed
def price(metal):
    base = os.environ.get("METAL_URL", "http://metals.internal")
    with urllib.request.urlopen(f"{base}/price/{metal}") as reply:
        return float(json.load(reply)["eur"])


def main():
    logging.basicConfig(level=logging.INFO)
    for metal in METALS:
        print(metal, price(metal))


if __name__ == "__main__":
    main()
