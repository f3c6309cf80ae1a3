"""Exits with an exception as the message."""

import sys


def main():
    try:
        int("row")
    except ValueError as error:
        sys.exit(error)


if __name__ == "__main__":
    main()
