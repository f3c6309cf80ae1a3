"""Ends with a message."""

import sys


def main():
    sys.exit("no data for today")


if __name__ == "__main__":
    main()
