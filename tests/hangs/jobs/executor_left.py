"""Nobody waits for the pool but the interpreter itself, at its end."""

# trait: TG102

import concurrent.futures
import time


def work(_item):
    time.sleep(600)  # hangs here


def main():
    concurrent.futures.ThreadPoolExecutor(2).submit(work, 1)


if __name__ == "__main__":
    main()
