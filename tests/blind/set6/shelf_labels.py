"""Fetch the texts of the electronic shelf labels in parallel."""
import os
import sys
import urllib.request
from concurrent.futures import ThreadPoolExecutor, as_completed

SHELVES = ["a1", "a2", "b1", "b2"]
TIMEOUT = 3


def label(shelf):
    base = os.environ.get("LABEL_URL", "http://labels.internal")
    with urllib.request.urlopen(f"{base}/shelf/{shelf}", timeout=TIMEOUT) as reply:
        return shelf, reply.read().decode()


def collect(shelves):
    texts = {}
    with ThreadPoolExecutor(max_workers=len(shelves)) as pool:
        jobs = [pool.submit(label, shelf) for shelf in shelves]
        for job in as_completed(jobs):
            shelf, text = job.result()
            texts[shelf] = text
    return texts


def main():
    texts = collect(SHELVES)
    for shelf, text in sorted(texts.items()):
        print(f"{shelf}: {text}")
    return 0 if texts else 2


if __name__ == "__main__":
    sys.exit(main())
