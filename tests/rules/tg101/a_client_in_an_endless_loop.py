"""Whether a client gives up by itself or not, the loop tries again for ever."""

import time

import redis


def purge(client, cursor):
    cursor, keys = client.scan(cursor)
    client.delete(*keys)
    return cursor


def main():
    client = redis.Redis.from_url("redis://cache")
    cursor = 0
    while True:
        try:
            cursor = purge(client, cursor)
        except redis.RedisError:  # TG101
            time.sleep(1)
            continue
        if cursor == 0:
            break


if __name__ == "__main__":
    main()
