"""Compacts the day's JSONL fragments into one file; only one instance may run."""
import fcntl
import gzip
import os
from contextlib import contextmanager
from pathlib import Path

LOCK = os.environ["LOCK_FILE"]
SPOOL = Path(os.environ["WORK_DIR"]) / "spool"


@contextmanager
def single_instance(path):
    fd = os.open(path, os.O_RDWR | os.O_CREAT, 0o644)
    try:
        fcntl.flock(fd, fcntl.LOCK_EX)
        yield
    finally:
        os.close(fd)


def compact():
    SPOOL.mkdir(exist_ok=True)
    with gzip.open(SPOOL / "day.jsonl.gz", "wt") as out:
        for frag in sorted(SPOOL.glob("*.jsonl")):
            out.write(frag.read_text())
            frag.unlink()


if __name__ == "__main__":
    with single_instance(LOCK):
        compact()
