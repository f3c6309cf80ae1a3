"""Copies its input."""

import sys


def main():
    for line in sys.stdin:
        print(line.upper(), end="")


if __name__ == "__main__":
    main()
