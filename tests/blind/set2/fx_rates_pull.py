"""Pull daily FX reference rates and store them as CSV for the treasury sheet."""
import csv
import json
import os
import urllib.request
from datetime import date

BASE = os.environ["API_BASE"]
PAIRS = ["EURUSD", "EURGBP", "EURCHF"]


def fetch(pair):
    url = f"{BASE}/v1/rates/{pair}?date={date.today():%Y-%m-%d}"
    req = urllib.request.Request(url, headers={"User-Agent": "treasury-bot/1.2"})
    with urllib.request.urlopen(req) as resp:
        return json.load(resp)["mid"]


def main():
    rows = [(p, fetch(p)) for p in PAIRS]
    with open("fx.csv", "w", newline="") as fh:
        w = csv.writer(fh)
        w.writerow(["pair", "mid"])
        w.writerows(rows)
    print("wrote", len(rows), "rates")


if __name__ == "__main__":
    main()
