"""A seed is no size, however large."""

import numpy


def main():
    random = numpy.random.default_rng(20261130)
    table = random.normal(size=(40, 40))
    kernel = table @ table.T
    print(numpy.linalg.svd(kernel + numpy.eye(len(kernel))))


if __name__ == "__main__":
    main()
