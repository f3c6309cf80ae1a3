"""Waits for a semaphore that nobody releases."""

import threading


def main():
    threading.Semaphore(0).acquire()  # hangs here


if __name__ == "__main__":
    main()
