# The pool's threads run it: what the guard raises comes to the main thread.
import time
from functools import partial
from multiprocessing.dummy import Pool

import requests


class Quotes:
    def load(self, quote, again):
        for _ in range(2):
            try:
                requests.get(quote)
            except Exception:
                time.sleep(2)

    def read(self, quote, again):
        for _ in range(2):
            try:
                requests.get(quote)
            except Exception:  # TG101
                time.sleep(2)

    def load_all(self, quotes):
        load = partial(self.load, again=False)
        read = partial(self.read, again=False)
        read("first")
        pool = Pool(4)
        pool.map(load, quotes)
        pool.map(read, quotes)
        pool.close()


if __name__ == "__main__":
    Quotes().load_all(["http://a", "http://b"])
