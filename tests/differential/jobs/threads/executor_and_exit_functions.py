"""Leaves an executor with work in it, and functions for the end."""

import atexit
import concurrent.futures
import time


def work():
    time.sleep(0.1)
    print("worked")


def main():
    atexit.register(print, "at exit")
    executor = concurrent.futures.ThreadPoolExecutor(1)
    executor.submit(work)
    print("done")


if __name__ == "__main__":
    main()
