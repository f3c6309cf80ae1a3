"""Long-running cleaner of the print spool; not to be disturbed by stray signals."""
import os
import signal
import time
from pathlib import Path

SPOOL = Path(os.environ.get("WORK_DIR", "/var/spool/print"))
KEEP = 3 * 3600
STRAY = (signal.SIGHUP, signal.SIGPIPE, signal.SIGALRM, signal.SIGUSR1, signal.SIGUSR2)


def ignore_stray_signals():
    for sig in STRAY:
        signal.signal(sig, signal.SIG_IGN)


def clean():
    limit = time.time() - KEEP
    removed = 0
    for path in SPOOL.iterdir():
        if path.is_file() and path.stat().st_mtime < limit:
            path.unlink()
            removed += 1
    return removed


def main():
    ignore_stray_signals()
    while not (SPOOL / "cleaner.stop").exists():
        removed = clean()
        if removed:
            print("removed", removed)
        time.sleep(30)


if __name__ == "__main__":
    main()
