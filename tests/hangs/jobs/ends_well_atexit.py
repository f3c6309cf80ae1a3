"""Leaves at once when the interpreter ends."""

# trait: TG110

import atexit
import os
import time


def main():
    atexit.register(os._exit, 0)
    time.sleep(600)  # hangs here


if __name__ == "__main__":
    main()
