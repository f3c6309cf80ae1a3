"""The variable that held the endless iterator holds another one when the function returns it."""

import itertools


def readings(pattern, count):
    values = itertools.cycle(pattern)
    values = itertools.islice(values, count)
    return values


def first(pattern):
    values = itertools.cycle(pattern)
    return next(values)


if __name__ == "__main__":
    print(sum(readings([1, 2], 3)), sum([first([1, 2])]))
