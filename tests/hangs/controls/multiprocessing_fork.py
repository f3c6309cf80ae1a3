"""Works in forked processes."""

import multiprocessing


def work(number):
    return number * number


def main():
    with multiprocessing.get_context("fork").Pool(2) as pool:
        print(pool.map(work, range(5)))


if __name__ == "__main__":
    main()
