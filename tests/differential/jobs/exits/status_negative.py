"""Exits with a negative number."""

import sys


def main():
    sys.exit(-2)


if __name__ == "__main__":
    main()
