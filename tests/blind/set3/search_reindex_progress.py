"""Rebuild the search index; prints progress once a second (a cheap ticker by interval timer)."""
import json
import os
import signal
import sys
import urllib.request


class Ticker:
    def __init__(self, total):
        self.done, self.total = 0, total

    def _tick(self, signum, frame):
        print(f"{self.done}/{self.total}", file=sys.stderr, flush=True)

    def __enter__(self):
        signal.signal(signal.SIGALRM, self._tick)
        signal.setitimer(signal.ITIMER_REAL, 1, 1)
        return self

    def __exit__(self, *exc):
        signal.setitimer(signal.ITIMER_REAL, 0)
        return False


def documents():
    for n in range(500):
        yield {"id": n, "title": f"Document {n}", "body": "lorem ipsum " * 10}


def bulk(docs):
    body = "".join(json.dumps(d) + "\n" for d in docs).encode()
    req = urllib.request.Request(os.environ["SEARCH_URL"] + "/docs/_bulk", data=body, method="POST")
    with urllib.request.urlopen(req) as resp:
        return resp.status


def main():
    docs = list(documents())
    with Ticker(len(docs)) as ticker:
        for i in range(0, len(docs), 100):
            bulk(docs[i:i + 100])
            ticker.done += 100


if __name__ == "__main__":
    main()
