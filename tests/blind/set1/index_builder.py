"""Builds the search index from the document store with a few worker threads."""
import os
import queue
import threading
import urllib.request

q = queue.Queue()
index = {}
lock = threading.Lock()


def worker():
    while True:
        doc = q.get()
        with urllib.request.urlopen(f"{os.environ['API_URL']}/doc/{doc}") as resp:
            words = resp.read().decode().split()
        with lock:
            for w in words:
                index.setdefault(w, set()).add(doc)
        q.task_done()


def main():
    for _ in range(4):
        threading.Thread(target=worker, daemon=True).start()
    for doc in range(40):
        q.put(doc)
    q.join()
    print(f"{len(index)} terms")


if __name__ == "__main__":
    main()
