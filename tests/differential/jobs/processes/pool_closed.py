"""Closes a pool of processes, and joins it."""

import multiprocessing


def main():
    pool = multiprocessing.get_context("fork").Pool(2)
    results = [pool.apply_async(pow, (number, 2)) for number in range(5)]
    pool.close()
    pool.join()
    print([result.get() for result in results])


if __name__ == "__main__":
    main()
