"""Waits for an event of another process."""

import multiprocessing


def main():
    multiprocessing.Event().wait()  # hangs here


if __name__ == "__main__":
    main()
