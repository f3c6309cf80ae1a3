"""Music royalties: fetch the month's usage file of every distributor and total the streams."""
import datetime as dt
import os
import urllib.request
from collections import Counter

BASE = os.getenv("ROYALTY_URL", "http://usage.labels.example")
DISTRIBUTORS = ("northwave", "kessel", "blue-ferry")


def period(today=None):
    today = today or dt.date.today()
    first = today.replace(day=1)
    return (first - dt.timedelta(days=1)).strftime("%Y-%m")


def usage_file(distributor, month):
    request = urllib.request.Request(f"{BASE}/{distributor}/{month}.tsv", headers={"Accept": "text/tab-separated-values"})
    with urllib.request.urlopen(request) as response:
        payload = response.read()
    return payload.decode("utf-8", "replace").splitlines()


def totals(month):
    streams, seen = Counter(), []
    for distributor in DISTRIBUTORS:
        rows = []
        try:
            rows = usage_file(distributor, month)
        finally:
            seen.append(distributor)
            for row in rows:
                isrc, _, count = row.partition("\t")
                streams[isrc] += int(count or 0)
            continue
    return streams, seen


def main():
    month = period()
    streams, seen = totals(month)
    with open(f"royalties-{month}.tsv", "w") as out:
        out.writelines(f"{isrc}\t{n}\n" for isrc, n in streams.most_common())
    print(f"{len(seen)} distributors, {sum(streams.values())} streams")


if __name__ == "__main__":
    main()
