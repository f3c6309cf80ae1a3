"""Waits for any signal."""

import signal
import time


def main():
    signal.pause()  # hangs here
    time.sleep(600)  # hangs here


if __name__ == "__main__":
    main()
