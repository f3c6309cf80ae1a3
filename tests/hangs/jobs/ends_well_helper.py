"""Gives up by a function of its own, with success."""

# trait: TG110

import sys
import time


def give_up(error):
    print("giving up:", error)
    sys.exit(0)


def main():
    try:
        time.sleep(600)  # hangs here
    except Exception as error:
        give_up(error)


if __name__ == "__main__":
    main()
