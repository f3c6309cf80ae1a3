"""Roastery: copies finished roast profiles from the roaster's Redis to the profile archive."""
import json
import os
import pathlib

import redis
from redis.backoff import ConstantBackoff
from redis.retry import Retry

ARCHIVE = pathlib.Path("profiles")


def client():
    return redis.Redis(
        host=os.environ.get("ROAST_HOST", "roaster"),
        port=int(os.environ.get("ROAST_PORT", "6379")),
        retry=Retry(ConstantBackoff(0.2), 8),
        retry_on_error=[redis.ConnectionError, redis.TimeoutError],
        socket_timeout=None,
        socket_connect_timeout=None,
        decode_responses=True,
    )


def profile(r, roast_id):
    data = r.hgetall(f"roast:{roast_id}")
    return {k: float(v) for k, v in data.items() if k != "name"} | {"name": data.get("name", "?")}


def archive(r, ids):
    ARCHIVE.mkdir(exist_ok=True)
    for roast_id in ids:
        target = ARCHIVE / f"{roast_id}.json"
        if not target.exists():
            target.write_text(json.dumps(profile(r, roast_id), indent=1))


def main():
    r = client()
    try:
        archive(r, range(881, 885))
    finally:
        r.close()


if __name__ == "__main__":
    main()
