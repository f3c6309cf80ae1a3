"""Reserve the loading dock by its lock file and tell the gate."""
import fcntl
import os
import time

LOCK = os.path.join(os.environ.get("WORK_DIR", "/run/dock"), "dock.lock")


def reserve(path):
    fh = open(path, "w")
    while True:
        try:
            fcntl.flock(fh, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            time.sleep(5)
        else:
            fh.write(str(os.getpid()))
            return fh


def unload(truck):
    with reserve(LOCK):
        print("unloading", truck)


def main():
    with reserve(LOCK):
        for truck in ("B-XY 12", "HH-Z 9"):
            unload(truck)


if __name__ == "__main__":
    main()
