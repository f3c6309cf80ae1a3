"""Aquarium: runs the dosing script of each basin and logs how long it took."""
import contextlib
import os
import stat
import subprocess
import time

SCRIPT = """#!/bin/sh
# doser: finish a started dose whatever happens
trap '' TERM INT
while :; do sleep 1; done
"""


def install(path):
    with open(path, "w") as f:
        f.write(SCRIPT)
    os.chmod(path, os.stat(path).st_mode | stat.S_IXUSR)
    return os.path.abspath(path)


@contextlib.contextmanager
def doser(path, basin):
    child = subprocess.Popen([path, basin], stdin=subprocess.DEVNULL)
    try:
        yield child
    finally:
        if child.poll() is None:
            child.terminate()
            child.wait()


def dose(path, basin):
    started = time.monotonic()
    with doser(path, basin) as proc:
        proc.wait()
    return time.monotonic() - started


def main():
    path = install("doser.sh")
    for basin in ("reef", "sharks", "jellyfish"):
        print(f"{basin}: {dose(path, basin):.1f}s")


if __name__ == "__main__":
    main()
