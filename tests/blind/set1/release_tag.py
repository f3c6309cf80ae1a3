"""Collect the change notes with an invoke context."""
import os
import sys

from invoke import Context
from invoke.exceptions import UnexpectedExit


def notes(c):
    fifo = os.path.join(os.environ["WORK_DIR"], "inbox.fifo")
    return c.run(f"cat {fifo}", hide=True, in_stream=False).stdout


def main():
    try:
        text = notes(Context())
    except UnexpectedExit as e:
        return e.result.exited
    print(len(text.splitlines()), "notes")
    return 0


if __name__ == "__main__":
    sys.exit(main())
