"""Philately: perceptual hashes of the scans in a process pool."""
import atexit
import concurrent.futures
import pathlib
import weakref

STATE = pathlib.Path("stamps.state")


def phash(seed):
    value = seed
    for _ in range(2000):
        value = (value * 1103515245 + 12345) % 2 ** 31
    return seed, value


class Index:
    def __init__(self):
        self.hashes = {}
        weakref.finalize(self, STATE.write_text, "closed\n")

    def add(self, item):
        self.hashes[item[0]] = item[1]


def main():
    atexit.register(print, "done")
    index = Index()
    with concurrent.futures.ProcessPoolExecutor(2) as pool:
        futures = [pool.submit(phash, n) for n in range(12)]
        for f in concurrent.futures.as_completed(futures, timeout=10):
            index.add(f.result())
    print(len(set(index.hashes.values())), "different stamps")


if __name__ == "__main__":
    main()
