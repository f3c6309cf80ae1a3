"""Cleans up in every way, and in order."""

import atexit
import sys


def main():
    atexit.register(print, "at exit")
    try:
        sys.exit(4)
    finally:
        print("finally")


if __name__ == "__main__":
    main()
