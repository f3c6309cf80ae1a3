"""Work off abandoned carts from the Redis list."""
import json
import os
import time

import redis

URL = os.environ.get("REDIS_URL", "redis://queue.shop.internal:6379/0")
LIST = "carts:abandoned"
MAX_CARTS = 5000


def next_cart(client):
    while True:
        try:
            _, raw = client.blpop(LIST)
            return json.loads(raw)
        except redis.RedisError as exc:
            print("queue not available:", exc)
            time.sleep(0.5)


def remind(cart):
    total = sum(line["cents"] * line["count"] for line in cart["lines"])
    print(f"{cart['customer']}: {total / 100:.2f}")


def main():
    client = redis.Redis.from_url(URL)
    for _ in range(MAX_CARTS):
        remind(next_cart(client))


if __name__ == "__main__":
    main()
