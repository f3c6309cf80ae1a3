"""Puts one more into a full queue."""

import queue


def main():
    tasks = queue.Queue(maxsize=1)
    tasks.put(1)
    tasks.put(2)  # hangs here


if __name__ == "__main__":
    main()
