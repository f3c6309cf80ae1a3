"""Chooses tomorrow's banner by click rate; without Redis the house banner is used."""
import json
import os

import redis
from redis.backoff import ConstantBackoff
from redis.retry import Retry

PORT = int(os.environ.get("SILENT_PORT", "6379"))
HOUSE = {"id": "house", "rate": 0.0}


def connect():
    return redis.Redis(
        host="127.0.0.1", port=PORT, socket_timeout=0.1, socket_connect_timeout=0.1,
        retry=Retry(ConstantBackoff(0.1), 2),
    )


def candidates(client):
    for banner in client.smembers("banners"):
        shown, clicked = client.hmget(b"banner:" + banner, "shown", "clicked")
        yield {"id": banner.decode(), "rate": int(clicked) / max(1, int(shown))}


def choose(client):
    try:
        return max(candidates(client), key=lambda banner: banner["rate"], default=HOUSE)
    except redis.RedisError as exc:
        print("no figures:", exc)
        return HOUSE


def main():
    with open("banner.json", "w") as fh:
        json.dump(choose(connect()), fh)


if __name__ == "__main__":
    main()
