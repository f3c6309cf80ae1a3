import os
import sys

STEPS = [
    ["true"],
    ["sh", "-c", "read line < $WORK_DIR/inbox.fifo"],
    ["true"],
]


def main():
    for step in STEPS:
        rc = os.spawnvp(os.P_WAIT, step[0], step)
        if rc:
            print("step failed:", step, rc, file=sys.stderr)
            return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
