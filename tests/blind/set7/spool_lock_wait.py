"""Move spool files once the other host has released the lock."""
import fcntl
import os
import shutil

SPOOL = os.environ.get("SPOOL_DIR", "/srv/spool")


class SpoolLock:
    def __init__(self, path):
        self.path = path

    def __enter__(self):
        self.fh = open(self.path, "w")
        fcntl.flock(self.fh, fcntl.LOCK_EX)
        return self

    def __exit__(self, *exc):
        fcntl.flock(self.fh, fcntl.LOCK_UN)
        self.fh.close()
        return False


def move(folder):
    done = os.path.join(folder, "done")
    os.makedirs(done, exist_ok=True)
    for name in sorted(os.listdir(folder)):
        if name.endswith(".job"):
            shutil.move(os.path.join(folder, name), done)


def main():
    lock = os.path.join(SPOOL, ".lock")
    with SpoolLock(lock):
        move(SPOOL)
        # the index is rebuilt under a lock of its own
        with SpoolLock(lock):
            with open(os.path.join(SPOOL, "index"), "w") as fh:
                fh.write("\n".join(os.listdir(os.path.join(SPOOL, "done"))))


if __name__ == "__main__":
    main()
