"""Exits with a number that a status cannot hold."""

import sys


def main():
    sys.exit(256 + 7)


if __name__ == "__main__":
    main()
