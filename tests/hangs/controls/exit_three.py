"""Ends with a status of its own."""

import sys


def main():
    print("bad input", file=sys.stderr)
    sys.exit(3)


if __name__ == "__main__":
    main()
