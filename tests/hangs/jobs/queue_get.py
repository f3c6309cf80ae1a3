"""Waits for a result that nobody puts."""

import queue


def main():
    queue.Queue().get()  # hangs here


if __name__ == "__main__":
    main()
