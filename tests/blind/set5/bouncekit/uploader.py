"""Background uploader; whatever is queued is sent before the process ends."""
import collections
import queue
import threading
import weakref


def _work(items, fn, counts):
    while True:
        item = items.get()
        counts[fn(item)] += 1
        items.task_done()


class Uploader:
    def __init__(self, fn):
        self.items = queue.Queue()
        self.counts = collections.Counter()
        threading.Thread(target=_work, args=(self.items, fn, self.counts), daemon=True).start()
        self._final = weakref.finalize(self, self.items.join)

    def put(self, item):
        self.items.put(item)

    def drained(self):
        self.items.join()
