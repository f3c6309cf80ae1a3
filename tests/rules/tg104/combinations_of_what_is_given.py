"""Nobody knows how many combinations there are, and Python takes no step between them."""

import itertools
import json


def best(table):
    return max(map(sum, itertools.product(*table)))  # TG104


def rounds(values, length):
    return sum(map(max, itertools.product(values, repeat=length)))  # TG104


def shortest(stops):
    return min(map(sum, itertools.permutations(stops)))  # TG104


if __name__ == "__main__":
    with open("table.json") as file:
        table = json.load(file)
    print(best(table), rounds(table[0], len(table)), shortest(table[0]))
