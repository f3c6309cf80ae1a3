"""Search the tender portals for matching calls."""
import json
import os
from multiprocessing.pool import ThreadPool
from urllib.parse import quote
from urllib.request import urlopen

PORTAL = os.environ.get("API_URL", "http://tenders.example")
WORDS = ("street lights", "winter service", "bus shelters")


def search(word):
    with urlopen(f"{PORTAL}/search?q={quote(word)}") as resp:
        return word, json.load(resp)["hits"]


def show(word, hits):
    print(f"{word}: {len(hits)} calls")
    for hit in hits[:5]:
        print("  ", hit["deadline"], hit["title"])


def main():
    with ThreadPool(3) as pool:
        for word, hits in pool.imap(search, WORDS):
            show(word, hits)


if __name__ == "__main__":
    main()
