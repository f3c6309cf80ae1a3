"""The work hangs, and so does an exit handler."""

# trait: TG106

import atexit
import time


def bye():
    time.sleep(600)  # hangs here


def main():
    atexit.register(bye)
    time.sleep(600)  # hangs here


if __name__ == "__main__":
    main()
