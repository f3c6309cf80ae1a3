"""Scrape the rain forecast for the construction sites."""
import csv
import logging
import os
import re

import requests

log = logging.getLogger(__name__)
SITE = os.environ.get("WEATHER_SITE", "https://weather.example")
RAIN = re.compile(r'<td class="rain">([\d.]+) mm</td>')


def rain(town):
    resp = requests.get(f"{SITE}/forecast/{town}.html")
    resp.raise_for_status()
    return [float(m) for m in RAIN.findall(resp.text)]


def main():
    rows = []
    for town in ("ulm", "gera", "halle"):
        try:
            rows.append([town, *rain(town)])
        except requests.HTTPError as exc:
            log.warning("no forecast for %s: %s", town, exc)
    with open("rain.csv", "w", newline="") as fh:
        csv.writer(fh).writerows(rows)


if __name__ == "__main__":
    main()
