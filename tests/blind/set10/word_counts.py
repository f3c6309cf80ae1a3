"""Counts words in the minutes of meetings, with child processes that report over a queue."""
import collections
import multiprocessing as mp

MINUTES = {
    "january": "budget budget hiring roof\n" * 40,
    "february": "hiring roof roof garden\n" * 40,
    "march": "garden budget parking\n" * 40,
}


class Counter(mp.Process):
    def __init__(self, month, text, results):
        super().__init__(name=f"count-{month}")
        self.month = month
        self.text = text
        self.results = results

    def run(self):
        counts = collections.Counter(self.text.split())
        self.results.put((self.month, dict(counts)))


def main():
    results = mp.Queue()
    counters = [Counter(month, text, results) for month, text in MINUTES.items()]
    for counter in counters:
        counter.start()
    total = collections.Counter()
    for _ in counters:
        month, counts = results.get()
        total.update(counts)
    for counter in counters:
        counter.join()
    print(total.most_common(3))


if __name__ == "__main__":
    main()
