"""A bar with a pool."""

# trait: TG102
# needs: tqdm

import time

from tqdm.contrib.concurrent import thread_map


def work(_number):
    time.sleep(600)  # hangs here


def main():
    thread_map(work, range(3))


if __name__ == "__main__":
    main()
