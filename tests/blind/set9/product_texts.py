"""Import product texts in a forked child, the parent looks after it."""
import os
import signal
import sys
import time
from pathlib import Path

SPOOL = Path(os.environ.get("WORK_DIR", "/var/spool/texts"))


def import_texts():
    while not (SPOOL / "complete").exists():
        for path in SPOOL.glob("*.txt"):
            path.rename(path.with_suffix(".done"))
        time.sleep(5)


def main():
    child = os.fork()
    if child == 0:
        import_texts()
        os._exit(0)
    status = None
    try:
        _, status = os.waitpid(child, 0)
    finally:
        if status is None:
            os.kill(child, signal.SIGKILL)
            os.waitpid(child, 0)
    sys.exit(os.waitstatus_to_exitcode(status))


if __name__ == "__main__":
    main()
