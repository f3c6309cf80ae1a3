"""Exits in a function for the end."""

import atexit
import sys


def main():
    atexit.register(sys.exit, 3)


if __name__ == "__main__":
    main()
