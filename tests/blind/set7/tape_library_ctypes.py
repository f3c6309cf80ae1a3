"""Wait for the tape robot to settle (C library call), then read its state."""
import ctypes
import os
import sys

libc = ctypes.CDLL(None, use_errno=True)
STATE = os.environ.get("ROBOT_FIFO", "/run/robot/state")
SETTLE = int(os.environ.get("ROBOT_SETTLE", "90"))


def settle(seconds):
    left = libc.sleep(ctypes.c_uint(seconds))
    if left:
        print("woken", left, "s early")


def state(path):
    with open(path) as fh:
        return dict(line.strip().split("=", 1) for line in fh if "=" in line)


def main():
    settle(SETTLE)
    current = state(STATE)
    for key in sorted(current):
        print(key, current[key])
    if current.get("error", "0") != "0":
        sys.exit(1)


if __name__ == "__main__":
    main()
