"""Law office: compares court dockets with the deadline calendar."""
import json
import os
import sys
from datetime import date
from urllib.request import urlopen

from tenacity import Retrying, stop_after_attempt, wait_fixed

COURT = os.environ.get("DOCKET_URL", "http://dockets.court.example")
MATTERS = {"24-1180": date(2026, 3, 2), "24-1422": date(2026, 4, 19)}


def docket(matter):
    for attempt in Retrying(stop=stop_after_attempt(4), wait=wait_fixed(0.3), reraise=True):
        with attempt:
            answer = urlopen(f"{COURT}/docket/{matter}")
            entries = json.load(answer)
    return entries


def deadline(entries):
    dates = [date.fromisoformat(e["due"]) for e in entries if e.get("due")]
    return min(dates, default=None)


def compare():
    for matter, ours in sorted(MATTERS.items()):
        theirs = deadline(docket(matter))
        if theirs and theirs < ours:
            yield matter, ours, theirs


def main():
    late = list(compare())
    for matter, ours, theirs in late:
        print(f"{matter}: calendar says {ours}, court says {theirs}")
    sys.exit(1 if late else 0)


if __name__ == "__main__":
    main()
