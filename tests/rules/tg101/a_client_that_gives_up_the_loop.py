"""The loop counts its attempts, or has the exception end the job."""

import sys
import time

import redis


def ask(client):
    for _ in range(3):
        try:
            return client.ping()
        except redis.RedisError:  # TG101 (low)
            time.sleep(1)
    return None


def main():
    client = redis.Redis.from_url("redis://cache", socket_timeout=5)
    cursor = 0
    while True:
        try:
            cursor, _ = client.scan(cursor)
        except redis.RedisError:
            sys.exit(2)
        if cursor == 0:
            break
    ask(redis.Redis.from_url("redis://other"))


if __name__ == "__main__":
    main()
