"""Has a hook of its own for exceptions that cannot be raised."""

# python: 3.8

import sys


class Row:
    def __del__(self):
        raise ValueError("row 7")


def main():
    sys.unraisablehook = lambda args: print("failed:", args.exc_value)
    Row()


if __name__ == "__main__":
    main()
