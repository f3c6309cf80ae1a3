"""Work off wish list reminders from the Redis list."""
import json
import os
import sys

import redis

URL = os.environ.get("REDIS_URL", "redis://queue.shop.internal:6379/0")
LIST = "wishlist:due"


def carts(client):
    while True:
        found = client.blpop(LIST, timeout=30)
        if found is None:
            return
        yield json.loads(found[1])


def main():
    client = redis.Redis.from_url(URL)
    count = 0
    try:
        for cart in carts(client):
            print(cart["customer"], len(cart["lines"]))
            count += 1
    except redis.RedisError as exc:
        print(f"queue lost after {count} carts: {exc}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
