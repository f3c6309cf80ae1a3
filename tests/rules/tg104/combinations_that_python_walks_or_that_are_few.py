"""These combinations are few, are kept, or are each handed to a function of Python."""

import itertools
import json


def length(route):
    return sum(abs(one - other) for one, other in itertools.pairwise(route))


def best(table):
    return max(itertools.product(*table), key=length)


def all_of(grid):
    return list(itertools.product(*grid.values()))


def pairs(first, second):
    return max(map(sum, itertools.product(first, second)))


def triples(values):
    return max(map(sum, itertools.permutations(values, 3)))


def shortest(stops):
    return min(map(length, itertools.permutations(stops)))


def total(table):
    return sum(length(one) for one in itertools.product(*table))


if __name__ == "__main__":
    with open("table.json") as file:
        table = json.load(file)
    print(best(table), all_of({"a": table[0]}), pairs(*table[:2]), triples(table[0]))
    print(shortest(table[0]), total(table))
