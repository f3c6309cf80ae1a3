"""Ends when its thread does, in time."""

import sys
import threading
import time


def main():
    threading.Thread(target=time.sleep, args=(0.5,)).start()
    sys.exit(3)


if __name__ == "__main__":
    main()
