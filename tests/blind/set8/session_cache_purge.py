"""Purge expired shop sessions from the cache, in slices, so that the shop does not notice."""
import logging
import os
import time

import redis

log = logging.getLogger("purge")
URL = os.environ.get("REDIS_URL", "redis://cache01:6379/0")


def purge_slice(r, cursor):
    cursor, keys = r.scan(cursor, match="session:*", count=500)
    stale = [key for key in keys if r.ttl(key) == -1]
    if stale:
        r.delete(*stale)
    return cursor, len(stale)


def main():
    r = redis.Redis.from_url(URL)
    cursor, removed = 0, 0
    while True:
        try:
            cursor, n = purge_slice(r, cursor)
        except redis.RedisError as exc:
            log.warning("cache not available: %s", exc)
            time.sleep(0.5)
            continue
        removed += n
        if cursor == 0:
            break
    log.info("removed %d stale sessions", removed)


if __name__ == "__main__":
    logging.basicConfig(level=logging.INFO)
    main()
