"""Replaces the status on its way, in a finally."""

import sys


def main():
    try:
        sys.exit(3)
    finally:
        sys.exit(4)


if __name__ == "__main__":
    main()
