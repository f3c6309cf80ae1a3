"""Forks with output in the buffer, which both write."""

import os
import sys


def main():
    print("before")
    child = os.fork()
    if child == 0:
        print("child")
        sys.exit(0)
    os.waitpid(child, 0)
    print("parent")


if __name__ == "__main__":
    main()
