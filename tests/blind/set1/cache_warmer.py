import os
import time

import redis


def warm(r):
    with r.lock("warmer", timeout=60):
        for key in ("home", "prices", "menu"):
            r.set(f"page:{key}", time.time())


if __name__ == "__main__":
    client = redis.Redis(host="127.0.0.1", port=int(os.environ["REDIS_PORT"]))
    client.ping()
    warm(client)
    print("cache is warm")
