"""Forks a child that ends as a script does."""

import os
import sys


def main():
    child = os.fork()
    if child == 0:
        sys.exit(4)
    print(os.waitpid(child, 0)[1] >> 8)


if __name__ == "__main__":
    main()
