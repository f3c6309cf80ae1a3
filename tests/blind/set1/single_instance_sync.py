import os
import sys

from filelock import FileLock

LOCK = FileLock(os.path.join(os.environ["WORK_DIR"], "job.lock"))


def sync():
    src = os.path.join(os.environ["WORK_DIR"], "orders.csv")
    with open(src) as fh:
        return sum(1 for _ in fh) - 1


def main():
    with LOCK:
        print(sync(), "rows")
    return 0


if __name__ == "__main__":
    sys.exit(main())
