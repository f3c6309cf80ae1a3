"""Exits with a truth value, and with what main returns."""

import sys


def main():
    return True


if __name__ == "__main__":
    sys.exit(main())
