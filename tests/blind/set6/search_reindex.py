"""Rebuild the search index of the shop, page by page."""
import atexit
import json
import os
import time
import urllib.request

BASE = os.environ.get("SEARCH_URL", "http://search.internal")
figures = {"started": time.time(), "pages": 0, "documents": 0}


def post(path, data):
    body = json.dumps(data).encode()
    request = urllib.request.Request(BASE + path, data=body,
                                     headers={"Content-Type": "application/json"})
    with urllib.request.urlopen(request) as reply:
        return json.load(reply)


@atexit.register
def push_figures():
    figures["seconds"] = time.time() - figures["started"]
    post("/metrics/job/search_reindex", figures)


def pages():
    for number in range(1, 20):
        yield [{"id": number * 100 + n, "text": f"article {n}"} for n in range(100)]


def main():
    for documents in pages():
        post("/bulk", documents)
        figures["pages"] += 1
        figures["documents"] += len(documents)
    print(figures["documents"], "documents indexed")


if __name__ == "__main__":
    main()
