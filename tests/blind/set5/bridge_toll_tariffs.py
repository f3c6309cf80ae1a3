"""Toll bridge: loads next month's tariffs, keeps the old ones otherwise."""
import json
import os
import pathlib
import urllib.request

from tenacity import RetryError, retry, stop_after_delay, wait_random

TARIFFS = pathlib.Path("tariffs.json")


@retry(stop=stop_after_delay(1.0), wait=wait_random(0, 0.1))
def load():
    with urllib.request.urlopen(os.environ.get("BRIDGE_TARIFF_URL", "http://tariffs.example"), timeout=0.4) as r:
        return json.load(r)


def main():
    TARIFFS.write_text(json.dumps({"car": 4.5, "lorry": 19.0}))
    try:
        TARIFFS.write_text(json.dumps(load()))
    except RetryError as e:
        print("tariffs unchanged after", e.last_attempt.attempt_number, "attempts")


if __name__ == "__main__":
    main()
