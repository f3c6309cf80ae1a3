"""Leaves an executor of processes, which is shut down at exit."""

import concurrent.futures


def square(number):
    return number**2


if __name__ == "__main__":
    executor = concurrent.futures.ProcessPoolExecutor(1)
    future = executor.submit(square, 7)
    print(future.result())
