"""Drain the outbox list in Redis; a sentinel ends the run."""
import json
import os

import redis

r = redis.Redis(host=os.environ["SVC_HOST"], port=int(os.environ["REDIS_PORT"]), decode_responses=True)


def deliver(msg):
    print("->", msg["to"], msg["body"][:40])


def main():
    done = 0
    while True:
        _, raw = r.blpop(["outbox"], timeout=0)
        if raw == "__end__":
            break
        deliver(json.loads(raw))
        done += 1
    print(done, "messages delivered")


if __name__ == "__main__":
    main()
