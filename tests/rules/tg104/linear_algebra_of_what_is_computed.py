"""The size of an array is seen in what the arrays are made of that it is computed from."""

import os

import numpy

SAMPLES = int(os.environ.get("SAMPLES", "2600"))


def features():
    random = numpy.random.default_rng(11)
    return random.normal(size=(SAMPLES, 40))


def main():
    rows = features()
    table = numpy.zeros((SAMPLES, 40)) + rows
    kernel = table @ table.T
    print(numpy.linalg.svd(kernel + numpy.eye(len(kernel))))  # TG104 (low)


if __name__ == "__main__":
    main()
