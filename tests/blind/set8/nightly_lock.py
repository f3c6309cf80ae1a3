"""Run the nightly clean-up, but only one at a time (lock file)."""
import contextlib
import fcntl
import os
import pathlib

LOCK = os.environ.get("NIGHTLY_LOCK", "nightly.lock")


@contextlib.contextmanager
def exclusive(path):
    with open(path, "a") as fh:
        fcntl.flock(fh, fcntl.LOCK_EX)
        try:
            yield fh
        finally:
            fcntl.flock(fh, fcntl.LOCK_UN)


def clean(directory):
    removed = 0
    with exclusive(LOCK):
        for path in pathlib.Path(directory).glob("*.old"):
            path.unlink()
            removed += 1
    return removed


def main():
    with exclusive(LOCK) as fh:
        fh.write(f"{os.getpid()}\n")
        fh.flush()
        print(clean("."), "files removed")


if __name__ == "__main__":
    main()
