"""A pool of multiprocessing, with threads."""

import multiprocessing.pool
import time


def work(_number):
    time.sleep(600)  # hangs here


def main():
    with multiprocessing.pool.ThreadPool(2) as pool:
        pool.map(work, range(2))  # hangs here


if __name__ == "__main__":
    main()
