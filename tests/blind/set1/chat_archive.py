"""Fetch the chat transcripts of the last day with many greenlets."""
from gevent import monkey

monkey.patch_all()

import os
import urllib.request

from gevent.pool import Pool


def transcript(room):
    with urllib.request.urlopen(f"{os.environ['API_URL']}/rooms/{room}/transcript") as resp:
        return room, len(resp.read())


def main():
    pool = Pool(4)
    for room, size in pool.imap_unordered(transcript, range(8)):
        print(room, size)


if __name__ == "__main__":
    main()
