"""Remove stale temp files once the nightly batch has let go of its lock."""
import contextlib
import os
import pathlib
import time

ROOT = pathlib.Path(os.environ.get("TEMP_ROOT", "."))
LOCK = ROOT / "batch.lock"
MAX_AGE = 7 * 86400


def touch_lock():
    if not LOCK.exists():
        LOCK.write_text("4711\n")


def wait_for_batch():
    while LOCK.exists():
        time.sleep(0.5)


def remove_stale():
    limit = time.time() - MAX_AGE
    removed = 0
    for path in ROOT.glob("*.tmp"):
        with contextlib.suppress(Exception):
            if path.stat().st_mtime < limit:
                path.unlink()
                removed += 1
    with contextlib.suppress(OSError):
        (ROOT / "cleanup.failed").unlink()
    return removed


def main():
    touch_lock()
    wait_for_batch()
    print(remove_stale(), "files removed")


if __name__ == "__main__":
    main()
