"""Rebuild the spare parts list; only one job may do so at a time."""
import fcntl
import os
import pathlib
import subprocess
import sys
import tempfile

LOCK = pathlib.Path(tempfile.gettempdir()) / f"spare_parts_{os.getpid()}.lock"


def other_job():
    """The hand-started rebuild, which holds the lock."""
    script = (
        "import fcntl,sys,time;f=open(sys.argv[1],'w');fcntl.flock(f,fcntl.LOCK_EX);"
        "print('locked',flush=True);time.sleep(12)"
    )
    proc = subprocess.Popen([sys.executable, "-c", script, str(LOCK)], stdout=subprocess.PIPE)
    proc.stdout.readline()
    return proc


def rebuild():
    parts = {f"part-{n}": n * 3 for n in range(100)}
    return len(parts)


def main():
    other = other_job() if os.environ.get("WITH_OTHER", "1") == "1" else None
    with open(LOCK, "w") as handle:
        fcntl.flock(handle, fcntl.LOCK_EX)
        print(rebuild(), "parts listed")
    if other:
        other.wait(timeout=1)


if __name__ == "__main__":
    main()
