"""Exits in a thread, which ends that thread alone."""

import sys
import threading


def main():
    thread = threading.Thread(target=sys.exit, args=(3,))
    thread.start()
    thread.join()
    print("done")


if __name__ == "__main__":
    main()
