"""Count the sessions in the cache, per country."""
import collections
import os
import sys

import redis
from redis.backoff import NoBackoff
from redis.retry import Retry


def connect():
    return redis.Redis(
        host=os.environ.get("REDIS_HOST", "redis.internal"),
        port=int(os.environ.get("REDIS_PORT", "6379")),
        retry=Retry(NoBackoff(), 0),
        socket_timeout=None,
        decode_responses=True,
    )


def countries(store):
    for key in store.scan_iter("session:*", count=500):
        yield store.hget(key, "country") or "??"


def main():
    store = connect()
    counts = collections.Counter(countries(store))
    for country, count in counts.most_common():
        print(country, count)
    return 0 if counts else 1


if __name__ == "__main__":
    sys.exit(main())
