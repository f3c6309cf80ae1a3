"""Counts the shop's live sessions per country and appends the figures to a log."""
import collections
import datetime
import os

import redis

PORT = int(os.environ.get("SILENT_PORT", "6379"))


def connect():
    return redis.Redis(host="127.0.0.1", port=PORT, db=3, decode_responses=True)


def census(client):
    counts = collections.Counter()
    for key in client.scan_iter(match="session:*", count=500):
        country = client.hget(key, "country") or "??"
        counts[country] += 1
    return counts


def write(counts, path="census.log"):
    stamp = datetime.datetime.now().isoformat(timespec="seconds")
    with open(path, "a") as fh:
        for country, number in counts.most_common():
            fh.write(f"{stamp} {country} {number}\n")


def main():
    client = connect()
    counts = census(client)
    write(counts)
    print(sum(counts.values()), "sessions in", len(counts), "countries")


if __name__ == "__main__":
    main()
