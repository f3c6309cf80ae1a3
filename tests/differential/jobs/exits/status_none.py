"""Exits with None."""

import sys


def main():
    print("done")
    sys.exit(None)


if __name__ == "__main__":
    main()
