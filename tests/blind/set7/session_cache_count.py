"""Count the shop sessions in the cache."""
import os

import redis
from redis.backoff import NoBackoff
from redis.retry import Retry

HOST = os.environ.get("CACHE_HOST", "cache.internal")
PORT = int(os.environ.get("CACHE_PORT", "6379"))


def connect():
    return redis.Redis(host=HOST, port=PORT, socket_timeout=1,
                       socket_connect_timeout=1, retry=Retry(NoBackoff(), 1),
                       decode_responses=True)


def count(cache, pattern):
    return sum(1 for _ in cache.scan_iter(match=pattern, count=500))


def main():
    cache = connect()
    total = 0
    for pattern in ("session:*", "basket:*"):
        number = count(cache, pattern)
        total += number
        print(f"{pattern:<12}{number:>8}")
    cache.close()
    if total == 0:
        raise SystemExit("cache is empty")


if __name__ == "__main__":
    main()
