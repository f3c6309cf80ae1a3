"""Forks a child that forks one, each with a status."""

import os
import sys


def main():
    child = os.fork()
    if child == 0:
        grandchild = os.fork()
        if grandchild == 0:
            sys.exit(2)
        sys.exit(3 + (os.waitpid(grandchild, 0)[1] >> 8))
    print(os.waitpid(child, 0)[1] >> 8)


if __name__ == "__main__":
    main()
