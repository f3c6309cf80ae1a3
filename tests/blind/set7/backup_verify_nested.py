"""Verify last night's backup; each step has a limit of its own."""
import os
import signal
import sys
import time

FIFO = os.environ.get("BACKUP_FIFO", "/mnt/backup/last.tar")


class StepTooSlow(Exception):
    pass


def _too_slow(signum, frame):
    raise StepTooSlow()


def limited(seconds, func, *args):
    begin = time.monotonic()
    old = signal.signal(signal.SIGALRM, _too_slow)
    rest = signal.alarm(seconds)
    try:
        return func(*args)
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, old)
        if rest:
            used = int(time.monotonic() - begin)
            signal.alarm(max(1, rest - used))


def checksum(path):
    total = 0
    with open(path, "rb") as fh:
        while block := fh.read(1 << 20):
            total = (total + sum(block)) & 0xFFFFFFFF
    return total


def main():
    if not limited(5, os.path.exists, FIFO):
        sys.exit("backup is missing")
    print(f"checksum {checksum(FIFO):08x}")


if __name__ == "__main__":
    main()
