"""Quadratic work on too much data."""

# trait: TG104
# needs: numpy

import numpy


def main():
    numpy.convolve(numpy.ones(4 * 10**6), numpy.ones(4 * 10**6))  # hangs here


if __name__ == "__main__":
    main()
