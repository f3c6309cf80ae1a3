"""A lock taken twice."""

import threading


def main():
    lock = threading.Lock()
    with lock:
        lock.acquire()  # hangs here


if __name__ == "__main__":
    main()
