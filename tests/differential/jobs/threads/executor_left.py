"""Leaves an executor with work in it, which is done before the end."""

import concurrent.futures
import time


def work(number):
    time.sleep(0.05)
    print("worked", number, flush=True)


if __name__ == "__main__":
    executor = concurrent.futures.ThreadPoolExecutor(1)
    for number in range(4):
        executor.submit(work, number)
    print("done", flush=True)
