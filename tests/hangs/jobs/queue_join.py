"""Waits until all tasks of a queue are done."""

import queue


def main():
    tasks = queue.Queue()
    tasks.put(1)
    tasks.join()  # hangs here


if __name__ == "__main__":
    main()
