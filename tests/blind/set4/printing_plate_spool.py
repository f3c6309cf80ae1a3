"""Newspaper print shop: number the plates of the edition. The counter file lies on NFS and is locked by whoever uses it."""
import argparse
import fcntl
import os
import time


def locked_open(path):
    fd = os.open(path, os.O_RDWR | os.O_CREAT)
    while True:
        try:
            fcntl.lockf(fd, fcntl.LOCK_EX)
            return fd
        except OSError as e:  # the filer answers ENOLCK or EIO now and then
            print(f"lock {path}: {e}")
            time.sleep(0.5)


def take(path, n):
    fd = locked_open(path)
    try:
        text = os.read(fd, 32).decode().strip()
        first = int(text or 0) + 1
        os.lseek(fd, 0, os.SEEK_SET)
        os.write(fd, b"%-31d\n" % (first + n - 1))
    finally:
        fcntl.lockf(fd, fcntl.LOCK_UN)
        os.close(fd)
    return range(first, first + n)


def main():
    ap = argparse.ArgumentParser()
    ap.add_argument("--pages", type=int, default=32)
    ap.add_argument("--counter", default=os.environ.get("PLATE_LOCK", "/nfs/prepress/counter"))
    a = ap.parse_args()
    numbers = take(a.counter, a.pages * 4)
    with open(os.path.join(os.environ.get("WORK_DIR", "."), "plates.txt"), "w") as f:
        for i, num in enumerate(numbers):
            f.write(f"{num:07d} page {i // 4 + 1} {'CMYK'[i % 4]}\n")


if __name__ == "__main__":
    main()
