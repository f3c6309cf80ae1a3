"""Deletes abandoned baskets from Redis."""
import argparse
import os
import time

import redis
from redis.backoff import NoBackoff
from redis.retry import Retry

PORT = int(os.environ.get("SILENT_PORT", "6379"))


def connect():
    return redis.Redis(host="127.0.0.1", port=PORT, decode_responses=True, retry=Retry(NoBackoff(), 0))


def abandoned(client, before):
    for key in client.scan_iter("basket:*"):
        touched = client.hget(key, "touched")
        if touched and float(touched) < before:
            yield key


def main(argv=None):
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--days", type=int, default=30)
    parser.add_argument("--dry-run", action="store_true")
    args = parser.parse_args(argv)
    client = connect()
    number = 0
    for key in abandoned(client, time.time() - args.days * 86400):
        number += 1
        if not args.dry_run:
            client.delete(key)
    print(number, "baskets", "found" if args.dry_run else "deleted")


if __name__ == "__main__":
    main()
