import numpy
import scipy.linalg
from numpy import linalg


def main():
    data = numpy.load("data.npy")
    numpy.convolve(data, data)  # TG104
    linalg.eigvals(data)  # TG104
    scipy.linalg.svd(data)  # TG104
    linalg.inv([[1, 2], [3, 4]])
    linalg.eigh(numpy.array([[1.0, 0.7], [0.7, 1.0]]))
    linalg.eigh(numpy.array(data))  # TG104
    linalg.norm(data)
    numpy.sum(data)


if __name__ == "__main__":
    main()
