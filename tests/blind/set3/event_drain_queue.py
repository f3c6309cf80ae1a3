"""Drain buffered events; stop when nothing has arrived for a while."""
import collections
import queue
import random
import threading
import time


class Producer(threading.Thread):
    def __init__(self, q, n):
        super().__init__()
        self.q, self.n = q, n

    def run(self):
        rnd = random.Random(3)
        for i in range(self.n):
            self.q.put(("click", "view", "buy")[rnd.randrange(3)])
            if i % 100 == 0:
                time.sleep(0.01)


def drain(q, idle):
    counts = collections.Counter()
    while True:
        try:
            counts[q.get(timeout=idle)] += 1
        except queue.Empty:
            return counts


def main():
    q = queue.Queue(maxsize=50)
    p = Producer(q, 2000)
    p.start()
    counts = drain(q, idle=1)
    p.join()
    print(dict(counts))


if __name__ == "__main__":
    main()
