"""Rotate the archives; only one rotation may run on a host."""
import fcntl
import os
import shutil

WORK = os.environ["WORK_DIR"]


class HostLock:
    def __init__(self, path):
        self.fh = open(path, "a")

    def __enter__(self):
        fcntl.flock(self.fh, fcntl.LOCK_EX)
        return self

    def __exit__(self, *_):
        fcntl.flock(self.fh, fcntl.LOCK_UN)
        self.fh.close()


def main():
    with HostLock(os.path.join(WORK, "job.lock")):
        for i in range(3, 0, -1):
            src = os.path.join(WORK, f"archive.{i}")
            if os.path.exists(src):
                shutil.move(src, os.path.join(WORK, f"archive.{i + 1}"))


main()
