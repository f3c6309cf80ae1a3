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
    linalg.inv(numpy.random.rand(4000, 4000))  # TG104
    linalg.inv(numpy.random.rand(40, 40))


def smooth(values, width):
    return numpy.convolve(numpy.ones(width) / width, values)

if __name__ == "__main__":
    main()
    smooth([1, 2, 3], 2)
