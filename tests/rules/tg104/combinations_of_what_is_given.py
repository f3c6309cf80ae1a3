"""Nobody knows how many combinations there are, and Python takes no step between them."""

import itertools
import sys


def best(table):
    return max(map(sum, itertools.product(*table)))  # TG104


def rounds(values, length):
    return sum(map(max, itertools.product(values, repeat=length)))  # TG104


def shortest(stops):
    return min(map(sum, itertools.permutations(stops)))  # TG104


if __name__ == "__main__":
    table = [[int(cell) for cell in line.split()] for line in sys.stdin]
    print(best(table), rounds(table[0], len(table)), shortest(table[0]))
