"""Exports the duty rota; only one instance may run at a time."""
import fcntl
import os
import subprocess
import sys

HOLDER = """
import fcntl, sys
fh = open("rota.lock", "w")
fcntl.flock(fh, fcntl.LOCK_EX)
print("held", flush=True)
sys.stdin.read()
"""


def planner_session():
    """The planners' tool keeps the lock for as long as somebody edits the rota."""
    process = subprocess.Popen(
        [sys.executable, "-c", HOLDER], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    process.stdout.readline()
    return process


def exclusive(path):
    fh = open(path, "w")
    fcntl.flock(fh, fcntl.LOCK_EX)
    fh.write(str(os.getpid()))
    return fh


PLANNER = planner_session()
LOCK = exclusive("rota.lock")

SHIFTS = {"early": ["Ayse", "Tom"], "late": ["Lea"], "night": ["Jon", "Mia"]}


def export(path):
    with open(path, "w") as out:
        for shift, people in SHIFTS.items():
            out.write(f"{shift}: {', '.join(people)}\n")


if __name__ == "__main__":
    export("rota.txt")
    LOCK.close()
    PLANNER.stdin.close()
    PLANNER.wait()
    print("rota exported")
