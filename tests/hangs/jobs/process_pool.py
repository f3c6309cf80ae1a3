"""A worker process that hangs."""

# trait: TG102

import concurrent.futures
import time


def work(_item):
    time.sleep(600)


def main():
    with concurrent.futures.ProcessPoolExecutor(1) as pool:  # hangs here
        print(list(pool.map(work, [1])))  # hangs here


if __name__ == "__main__":
    main()
