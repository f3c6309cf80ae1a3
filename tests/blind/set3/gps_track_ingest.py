"""Ingest GPS tracks: a reader fills a queue, two writers push to the tile service."""
import json
import logging
import os
import queue
import threading

import requests

log = logging.getLogger("gps")
STOP = object()


class Writer(threading.Thread):
    def __init__(self, work, url):
        super().__init__(name="writer")
        self.work, self.url = work, url
        self.sent = 0

    def run(self):
        while True:
            item = self.work.get()
            if item is STOP:
                self.work.task_done()
                return
            requests.put(self.url + "/tracks/" + item["id"], data=json.dumps(item))
            self.sent += 1
            self.work.task_done()


def tracks():
    for n in range(40):
        yield {"id": f"t{n}", "points": [[52.5 + n / 1e3, 13.4]] * 20}


def main():
    work = queue.Queue()
    writers = [Writer(work, os.environ["TILE_URL"]) for _ in range(2)]
    for w in writers:
        w.start()
    for t in tracks():
        work.put(t)
    for _ in writers:
        work.put(STOP)
    work.join()
    log.info("sent %d tracks", sum(w.sent for w in writers))


if __name__ == "__main__":
    logging.basicConfig(level=logging.INFO)
    main()
