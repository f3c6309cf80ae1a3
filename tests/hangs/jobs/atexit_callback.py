"""The work is done; an exit handler hangs."""

# trait: TG106

import atexit
import time


def bye():
    time.sleep(600)  # hangs here


def main():
    atexit.register(bye)


if __name__ == "__main__":
    main()
