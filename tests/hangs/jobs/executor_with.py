"""The end of a with block waits for the pool."""

# trait: TG102

import concurrent.futures
import time


def work(_item):
    time.sleep(600)  # hangs here


def main():
    with concurrent.futures.ThreadPoolExecutor(2) as pool:  # hangs here
        print(list(pool.map(work, range(3))))  # hangs here


if __name__ == "__main__":
    main()
