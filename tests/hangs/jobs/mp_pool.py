"""A pool's worker that hangs."""

# trait: TG102

import multiprocessing
import time


def work(_item):
    time.sleep(600)


def main():
    with multiprocessing.Pool(1) as pool:
        pool.map(work, [1])  # hangs here


if __name__ == "__main__":
    main()
