"""A thread in a loop of Python code, and a main thread that waits for its result."""

# trait: TG102

import queue
import threading


def work():
    while True:  # hangs here
        sum(range(1000))  # hangs here


def main():
    threading.Thread(target=work).start()
    queue.Queue().get()  # hangs here


if __name__ == "__main__":
    main()
