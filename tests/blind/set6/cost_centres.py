"""Post the costs of the day to the cost centre service."""
import json
import os
import queue
import threading
import time
import urllib.request

COSTS = [{"centre": 4100, "cents": 1999}, {"centre": 4200, "cents": 250}]


def poster(base, todo):
    while True:
        cost = todo.get()
        if cost is None:
            return
        request = urllib.request.Request(f"{base}/costs", data=json.dumps(cost).encode())
        with urllib.request.urlopen(request) as reply:
            reply.read()


def main():
    base = os.environ.get("COST_URL", "http://costs.internal")
    todo = queue.Queue()
    worker = threading.Thread(target=poster, args=(base, todo), daemon=True)
    worker.start()
    try:
        for cost in COSTS:
            todo.put(cost)
        while todo.qsize():
            time.sleep(0.1)
    finally:
        todo.put(None)
        worker.join(timeout=1)
    print(len(COSTS), "costs posted")


if __name__ == "__main__":
    main()
