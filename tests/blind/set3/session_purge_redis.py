"""Purge stale web sessions from redis (cron, hourly)."""
import os
import time

import redis

MAX_AGE = 14 * 24 * 3600


def client() -> redis.Redis:
    return redis.Redis(host=os.environ["SVC_HOST"], port=int(os.environ["REDIS_PORT"]), db=2,
                       socket_timeout=None, decode_responses=True)


def stale(r: redis.Redis, now: float):
    for key in r.scan_iter(match="session:*", count=500):
        seen = r.hget(key, "last_seen")
        if seen is None or now - float(seen) > MAX_AGE:
            yield key


def purge():
    r = client()
    r.ping()
    removed = 0
    pipe = r.pipeline(transaction=False)
    for key in stale(r, time.time()):
        pipe.delete(key)
        removed += 1
        if removed % 1000 == 0:
            pipe.execute()
    pipe.execute()
    return removed


if __name__ == "__main__":
    t0 = time.monotonic()
    n = purge()
    print(f"{n} sessions removed in {time.monotonic() - t0:.1f}s")
