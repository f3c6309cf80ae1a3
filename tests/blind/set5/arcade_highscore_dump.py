"""Arcade hall: dumps the high scores of all machines for the wall display."""
import json
import os

import redis
from redis.backoff import NoBackoff
from redis.retry import Retry

GAMES = ["pinball-3", "racer", "claw"]


def scores(r):
    table = {}
    for game in GAMES:
        try:
            top = r.zrevrange(f"score:{game}", 0, 9, withscores=True)
        except redis.ResponseError as e:
            print(f"{game}: {e}")
            continue
        table[game] = [[name, int(points)] for name, points in top]
    return table


def main():
    with redis.Redis(
        host=os.environ.get("ARCADE_HOST", "hall"), port=int(os.environ.get("ARCADE_PORT", "6379")),
        retry=Retry(NoBackoff(), 0), socket_timeout=None, decode_responses=True,
    ) as r:
        table = scores(r)
    with open("wall.json", "w") as f:
        json.dump(table, f)


if __name__ == "__main__":
    main()
