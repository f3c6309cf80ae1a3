"""Asks five insurers for a quote and keeps what arrives within a second."""
import json
import logging
import os
import urllib.request
from concurrent.futures import ThreadPoolExecutor, TimeoutError, as_completed

PORT = os.environ.get("SILENT_PORT", "8090")
INSURERS = ["alba", "borea", "concord", "delta", "equi"]
log = logging.getLogger("quotes")


def quote(insurer, profile):
    request = urllib.request.Request(
        f"http://127.0.0.1:{PORT}/{insurer}/quote",
        data=json.dumps(profile).encode(),
        headers={"Content-Type": "application/json"},
    )
    with urllib.request.urlopen(request) as response:
        return insurer, json.load(response)["premium"]


def compare(profile, patience=1.0):
    quotes = {}
    with ThreadPoolExecutor(max_workers=len(INSURERS)) as pool:
        futures = [pool.submit(quote, insurer, profile) for insurer in INSURERS]
        try:
            for future in as_completed(futures, timeout=patience):
                insurer, premium = future.result()
                quotes[insurer] = premium
        except TimeoutError:
            log.info("%d of %d insurers answered in time", len(quotes), len(INSURERS))
    return quotes


def main():
    logging.basicConfig(level=logging.INFO)
    quotes = compare({"age": 41, "vehicle": "van", "km": 12000})
    with open("quotes.json", "w") as fh:
        json.dump(quotes, fh)


if __name__ == "__main__":
    main()
