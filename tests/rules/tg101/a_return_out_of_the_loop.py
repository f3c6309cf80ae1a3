# A return out of the loop.
import sys
import time


def main():
    while True:
        try:
            time.sleep(7200)
        except OSError:
            return 1


sys.exit(main())
