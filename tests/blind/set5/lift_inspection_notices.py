"""Lift maintenance: fetches inspection certificates and lists the lifts that are due."""
import functools
import os
import re
import urllib.request
from concurrent.futures import ThreadPoolExecutor, as_completed

ROOT = os.environ.get("LIFT_URL", "http://certs.lifts.internal")


class Certificates:
    def __init__(self, parallel=3):
        self._pool = ThreadPoolExecutor(max_workers=parallel, thread_name_prefix="cert")

    @staticmethod
    def _load(lift):
        with urllib.request.urlopen(f"{ROOT}/certificate/{lift}") as reader:
            text = reader.read()
        return lift, text.decode("latin-1")

    def all(self, lifts):
        pending = [self._pool.submit(self._load, lift) for lift in lifts]
        for future in as_completed(pending):
            yield future.result()


@functools.cache
def pattern():
    return re.compile(r"valid until (\d{4})-(\d\d)")


def main():
    due = []
    for lift, text in Certificates().all(["L-17", "L-18", "L-40"]):
        m = pattern().search(text)
        if not m or (int(m[1]), int(m[2])) < (2027, 1):
            due.append(lift)
    print("due:", *due)


if __name__ == "__main__":
    main()
