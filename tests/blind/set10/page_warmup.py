"""Warms the page cache after a deployment; fire and forget."""
import argparse
import os
import urllib.request
from concurrent.futures import ThreadPoolExecutor

BASE = "http://127.0.0.1:%s" % os.environ.get("SILENT_PORT", "8000")
PATHS = ["/", "/sale", "/kitchen", "/garden", "/imprint"]


class Warmer:
    def __init__(self, base, workers):
        self.base = base
        self.pool = ThreadPoolExecutor(max_workers=workers)
        self.futures = []

    def _touch(self, path):
        with urllib.request.urlopen(self.base + path) as response:
            return len(response.read())

    def warm(self, paths):
        for path in paths:
            self.futures.append(self.pool.submit(self._touch, path))


def main(argv=None):
    parser = argparse.ArgumentParser()
    parser.add_argument("--base", default=BASE)
    parser.add_argument("--workers", type=int, default=3)
    args = parser.parse_args(argv)
    warmer = Warmer(args.base, args.workers)
    warmer.warm(PATHS)
    print(len(warmer.futures), "pages requested")


if __name__ == "__main__":
    main()
