import logging
import os
import sys

import redis

log = logging.getLogger("invalidate")


def main():
    r = redis.Redis(host="127.0.0.1", port=int(os.environ["REDIS_PORT"]))
    pubsub = r.pubsub(ignore_subscribe_messages=True)
    pubsub.subscribe("invalidate")
    for message in pubsub.listen():
        key = message["data"]
        log.info("dropping %r", key)
        if key == b"end":
            break


if __name__ == "__main__":
    logging.basicConfig(level=logging.INFO)
    try:
        main()
    except redis.RedisError as err:
        log.error("redis: %s", err)
        sys.exit(1)
