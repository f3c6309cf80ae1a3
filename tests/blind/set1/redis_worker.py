"""Process one batch of queued exports, then leave."""
import json
import os

import redis


def main():
    r = redis.Redis(host=os.environ["SVC_HOST"], port=int(os.environ["REDIS_PORT"]), decode_responses=True)
    print("queue length", r.llen("exports"))
    for _ in range(10):
        _, payload = r.blpop("exports", timeout=0)
        job = json.loads(payload)
        print("exporting", job["id"])


if __name__ == "__main__":
    main()
