"""Numbers of the session cache for the dashboard."""
import json
import logging
import os
import sys

import redis

log = logging.getLogger("stats")
URL = os.environ.get("REDIS_URL", "redis://cache01:6379/0")


def stats(r):
    info = r.info()
    return {
        "clients": info["connected_clients"],
        "memory": info["used_memory"],
        "keys": r.dbsize(),
    }


def main():
    r = redis.Redis.from_url(URL, socket_timeout=3, socket_connect_timeout=3)
    try:
        numbers = stats(r)
    except redis.RedisError as exc:
        log.error("cache not available: %s", exc)
        sys.exit(2)
    with open("cache.json", "w") as fh:
        json.dump(numbers, fh)


if __name__ == "__main__":
    logging.basicConfig(level=logging.INFO)
    main()
