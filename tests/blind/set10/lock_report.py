"""Writes the daily report unless another instance is just doing that."""
import contextlib
import fcntl
import os
import subprocess
import sys

HOLDER = """
import fcntl, sys
fh = open("report.lock", "w")
fcntl.flock(fh, fcntl.LOCK_EX)
print("held", flush=True)
sys.stdin.read()
"""


@contextlib.contextmanager
def other_instance():
    process = subprocess.Popen(
        [sys.executable, "-c", HOLDER], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    process.stdout.readline()
    try:
        yield
    finally:
        process.stdin.close()
        process.wait()
        process.stdout.close()


def try_lock(path):
    fh = open(path, "w")
    try:
        fcntl.flock(fh, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        fh.close()
        return None
    fh.write(str(os.getpid()))
    return fh


def main():
    with other_instance():
        lock = try_lock("report.lock")
    if lock is None:
        print("another instance is running, nothing to do")
        return
    with lock, open("report.txt", "w") as out:
        out.write("report\n")


if __name__ == "__main__":
    main()
