"""Adds up the visits of all museum doors and hands the sums over to the ticket system at exit."""
import atexit
import csv
import http.client
import io
import json
import os

PORT = int(os.environ.get("SILENT_PORT", "8060"))
RAW = "door,visits\nnorth,210\nsouth,180\nnorth,35\ncafe,77\n"

_pending = []


def submit(record):
    _pending.append(record)


def deliver():
    """Registered with atexit, so that several modules may submit records."""
    if not _pending:
        return
    conn = http.client.HTTPConnection("127.0.0.1", PORT)
    conn.request("POST", "/visits", json.dumps(_pending), {"Content-Type": "application/json"})
    response = conn.getresponse()
    if response.status >= 300:
        print("ticket system answered", response.status)
    _pending.clear()


def sums(text):
    totals = {}
    for row in csv.DictReader(io.StringIO(text)):
        totals[row["door"]] = totals.get(row["door"], 0) + int(row["visits"])
    return totals


def main():
    atexit.register(deliver)
    for door, visits in sums(RAW).items():
        submit({"door": door, "visits": visits})
    print("visits counted")


if __name__ == "__main__":
    main()
