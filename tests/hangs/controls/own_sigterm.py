"""Handles a request to end."""

import os
import signal
import sys
import time


def stop(*_):
    print("stopping")
    sys.exit(7)


def main():
    signal.signal(signal.SIGTERM, stop)
    os.kill(os.getpid(), signal.SIGTERM)
    time.sleep(5)


if __name__ == "__main__":
    main()
