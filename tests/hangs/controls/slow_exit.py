"""Takes its time to end."""

import atexit
import time


def bye():
    time.sleep(0.5)
    print("bye")


def main():
    atexit.register(bye)


if __name__ == "__main__":
    main()
