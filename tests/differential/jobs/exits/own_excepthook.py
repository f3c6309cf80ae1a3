"""Has a hook of its own for exceptions, which sets no status."""

import sys


def report(kind, value, _):
    print("failed:", kind.__name__, value)


sys.excepthook = report


def main():
    raise ValueError("row 7")


if __name__ == "__main__":
    main()
