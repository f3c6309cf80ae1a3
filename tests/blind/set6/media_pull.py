"""Pull the suppliers' media lists and count their entries."""
import os
import sys

import requests

LISTS = ["pictures", "videos", "manuals"]


def make_session():
    session = requests.Session()
    session.headers["User-Agent"] = "media-pull/1.2"
    session.headers["Accept"] = "application/json"
    return session


def pull(session, base, name):
    reply = session.get(f"{base}/media/{name}.json")
    reply.raise_for_status()
    return reply.json()


def main():
    base = os.environ.get("MEDIA_URL", "http://media.internal")
    total = 0
    with make_session() as session:
        for name in LISTS:
            entries = pull(session, base, name)
            total += len(entries)
            print(name, len(entries))
    if not total:
        sys.exit("all lists empty")


if __name__ == "__main__":
    main()
