"""Start the tape mover in the background and go back to cron."""
import os
import sys
import time
from pathlib import Path

SPOOL = Path(os.environ.get("WORK_DIR", "/var/spool/tape"))


def detach():
    if os.fork():
        os._exit(0)
    os.setsid()
    if os.fork():
        os._exit(0)
    null = os.open(os.devnull, os.O_RDWR)
    for fd in (0, 1, 2):
        os.dup2(null, fd)


def move(path):
    path.rename(path.with_suffix(".moved"))


def loop():
    while not (SPOOL / "stop").exists():
        for path in sorted(SPOOL.glob("*.job")):
            move(path)
        time.sleep(5)


def main():
    if not SPOOL.is_dir():
        sys.exit("no spool folder")
    detach()
    loop()


if __name__ == "__main__":
    main()
