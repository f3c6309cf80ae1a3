"""Ski resort: rotate the maintenance log of the cable cars, unless another run is busy with it."""
import fcntl
import os
import shutil
import sys
import time


def try_lock(path, tries=6, pause=0.1):
    fd = os.open(path, os.O_RDWR)
    for _ in range(tries):
        try:
            fcntl.flock(fd, fcntl.LOCK_EX | fcntl.LOCK_NB)
            return fd
        except OSError:
            time.sleep(pause)
    os.close(fd)
    return None


def rotate(folder, keep=5):
    for n in range(keep - 1, 0, -1):
        src = os.path.join(folder, f"cable.log.{n}")
        if os.path.exists(src):
            shutil.move(src, os.path.join(folder, f"cable.log.{n + 1}"))


def main():
    fd = try_lock(os.environ.get("CABLE_LOCK", "/run/cable.lock"))
    if fd is None:
        print("other run active")
        return 0
    try:
        rotate(os.environ.get("WORK_DIR", "/var/log/cable"))
    finally:
        os.close(fd)
    return 0


if __name__ == "__main__":
    sys.exit(main())
