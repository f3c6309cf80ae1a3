"""Remove the avatars of deleted users."""
import contextlib
import json
import os
from pathlib import Path
from urllib.request import urlopen

USERS = os.environ.get("API_URL", "http://users.corp.internal")
AVATARS = Path(os.environ.get("WORK_DIR", "/srv/avatars"))
SIZES = ("small", "large")


def deleted_users():
    with urlopen(USERS + "/users?state=deleted") as answer:
        yield from json.load(answer)["ids"]


def remove(user):
    removed = 0
    for size in SIZES:
        with contextlib.suppress(FileNotFoundError):
            (AVATARS / f"{user}-{size}.png").unlink()
            removed += 1
    return removed


def main():
    total = 0
    for user in deleted_users():
        total += remove(user)
    print("removed", total)


if __name__ == "__main__":
    main()
