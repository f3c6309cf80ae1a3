"""Leaves a pool of processes, which multiprocessing ends at exit."""

import multiprocessing


def square(number):
    return number**2


if __name__ == "__main__":
    pool = multiprocessing.get_context("fork").Pool(2)
    print(pool.map(square, range(5)))
    pool.terminate()
