"""Exits with an object, which is printed."""

import sys


class Reason:
    def __str__(self):
        return "no data"


if __name__ == "__main__":
    sys.exit(Reason())
