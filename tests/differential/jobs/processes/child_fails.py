"""Has children that raise, and that exit with a status."""

import multiprocessing
import sys


def fail():
    raise ValueError("row 7")


def leave():
    sys.exit(5)


def main():
    context = multiprocessing.get_context("fork")
    for target in (fail, leave):
        process = context.Process(target=target, name="child")
        process.start()
        process.join()
        print(process.exitcode)


if __name__ == "__main__":
    main()
