"""Solves a large problem without the interpreter."""

# trait: TG104
# needs: numpy

import numpy


def main():
    numbers = numpy.random.default_rng(1).random((4000, 4000))
    numpy.linalg.eigvals(numbers)  # hangs here


if __name__ == "__main__":
    main()
