"""Sync the campaigns' budgets; the ads API is flaky, so try for a while."""
import json
import logging
import os
import sys
import time
import urllib.request

log = logging.getLogger("ad_budget")
URL = os.environ.get("ADS_URL", "https://ads.example/api/budgets")
PATIENCE = 5.0


def budgets():
    with urllib.request.urlopen(URL, timeout=1) as resp:
        return json.load(resp)["items"]


def main():
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        try:
            items = budgets()
        except Exception as exc:
            log.warning("ads api: %s", exc)
            time.sleep(0.3)
            continue
        with open("budgets.json", "w") as fh:
            json.dump(items, fh)
        return 0
    log.error("ads api not usable for %.0f s", PATIENCE)
    return 1


if __name__ == "__main__":
    logging.basicConfig(level=logging.INFO)
    sys.exit(main())
