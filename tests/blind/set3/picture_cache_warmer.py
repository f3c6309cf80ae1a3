"""Warm the picture cache: worker threads take URLs from a queue."""
import os
import queue
import threading

import requests

NUM_WORKERS = 3


def worker(q):
    while True:
        url = q.get()
        try:
            requests.get(url)
        except Exception as exc:
            print("cannot warm", url, exc)
        finally:
            q.task_done()


def urls():
    for n in range(30):
        yield f"{os.environ['SHOP_URL']}/img/{n}.jpg"
    yield os.environ["TILE_URL"] + "/img/hero.jpg"


def main():
    q = queue.Queue(maxsize=10)
    for _ in range(NUM_WORKERS):
        threading.Thread(target=worker, args=(q,), daemon=True).start()
    for url in urls():
        q.put(url)
    q.join()
    print("cache is warm")


if __name__ == "__main__":
    main()
