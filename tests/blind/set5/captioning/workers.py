"""Processes that work off a fixed list."""
import multiprocessing as mp


class Worker(mp.Process):
    def __init__(self, name, items):
        super().__init__(name=name)
        self.items = items
        self.results = mp.SimpleQueue()

    def handle(self, item):
        raise NotImplementedError

    def run(self):
        for item in self.items:
            self.results.put(self.handle(item))
        self.results.put(None)


def gather(workers):
    for w in workers:
        w.start()
    for w in workers:
        while (line := w.results.get()) is not None:
            yield line
        w.join()
