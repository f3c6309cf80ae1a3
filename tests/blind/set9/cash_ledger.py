"""Append the day's cash movements to the shared ledger, under its lock."""
import fcntl
import os
import time

LEDGER = os.path.join(os.environ.get("WORK_DIR", "/srv/cash"), "ledger.txt")


class Ledger:
    def __init__(self, path):
        self.file = open(path, "a+")

    def __enter__(self):
        fcntl.flock(self.file, fcntl.LOCK_EX)
        return self

    def __exit__(self, *exc):
        self.file.flush()
        fcntl.flock(self.file, fcntl.LOCK_UN)

    def book(self, text, cents):
        self.file.write(f"{time.time():.0f};{text};{cents}\n")


def movements():
    yield "till 1", 120_50
    yield "till 2", -20_00


def correct():
    with Ledger(LEDGER) as ledger:
        ledger.book("rounding", 1)


def main():
    with Ledger(LEDGER) as ledger:
        for text, cents in movements():
            ledger.book(text, cents)
        correct()


if __name__ == "__main__":
    main()
