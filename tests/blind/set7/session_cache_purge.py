"""Purge expired shop sessions from the cache."""
import os

import redis
from redis.backoff import ExponentialBackoff
from redis.retry import Retry

HOST = os.environ.get("CACHE_HOST", "cache.internal")
PORT = int(os.environ.get("CACHE_PORT", "6379"))


def connect():
    return redis.Redis(
        host=HOST,
        port=PORT,
        retry=Retry(ExponentialBackoff(cap=2, base=0.1), 25),
        retry_on_error=[redis.exceptions.ConnectionError, redis.exceptions.TimeoutError],
        decode_responses=True,
    )


def purge(cache, pattern):
    dropped = 0
    for key in cache.scan_iter(match=pattern, count=500):
        if cache.ttl(key) < 60:
            cache.delete(key)
            dropped += 1
    return dropped


def main():
    cache = connect()
    for pattern in ("session:*", "basket:*"):
        print(pattern, purge(cache, pattern))


if __name__ == "__main__":
    main()
