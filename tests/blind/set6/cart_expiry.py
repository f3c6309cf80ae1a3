"""Expire the carts that nobody touched for thirty days."""
import os
import sys
import time

import redis

MAX_AGE = 30 * 86400


def connect():
    return redis.Redis(
        host=os.environ.get("REDIS_HOST", "redis.internal"),
        port=int(os.environ.get("REDIS_PORT", "6379")),
        socket_timeout=None,
        socket_connect_timeout=5,
        decode_responses=True,
    )


def stale(store, now):
    for key in store.scan_iter("cart:*", count=500):
        touched = float(store.hget(key, "touched") or 0)
        if now - touched > MAX_AGE:
            yield key


def main():
    store = connect()
    removed = 0
    for key in stale(store, time.time()):
        store.delete(key)
        removed += 1
    print(removed, "carts removed")
    return 0


if __name__ == "__main__":
    sys.exit(main())
