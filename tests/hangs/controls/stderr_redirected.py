"""Closes standard error, and opens it anew as a log."""

import os
import sys


def main():
    log = os.open("log", os.O_WRONLY | os.O_CREAT)
    os.dup2(log, 2)
    print("warning", file=sys.stderr, flush=True)
    with open("log") as stream:
        print(stream.read())


if __name__ == "__main__":
    main()
