"""Ski resort: add up the turnstile counters of the day. Only one run at a time."""
import collections
import fcntl
import glob
import os


class Exclusive:
    """with Exclusive(path): ... (blocks until the other run is through)"""

    def __init__(self, path):
        self.path = path

    def __enter__(self):
        self.f = open(self.path, "a")
        try:
            fcntl.flock(self.f, fcntl.LOCK_EX)
        except BaseException:
            self.f.close()
            raise
        return self

    def __exit__(self, *exc):
        fcntl.flock(self.f, fcntl.LOCK_UN)
        self.f.close()
        return False


def add_up(folder):
    sums = collections.defaultdict(int)
    for path in glob.glob(os.path.join(folder, "gate_*.cnt")):
        with open(path) as f:
            for line in f:
                lift, n = line.split()
                sums[lift] += int(n)
    return sums


def main():
    folder = os.environ.get("WORK_DIR", "/srv/lifts")
    with Exclusive(os.environ.get("LIFT_LOCK", "/run/lifts.lock")):
        sums = add_up(folder)
        with open(os.path.join(folder, "day.txt"), "w") as f:
            for lift in sorted(sums):
                print(lift, sums[lift], file=f)


if __name__ == "__main__":
    main()
