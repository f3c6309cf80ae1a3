"""A variable holds the endless iterator before the function returns it."""

import itertools


def readings(pattern, count):
    values = itertools.cycle(pattern)
    if count:
        return itertools.islice(values, count)
    return values


if __name__ == "__main__":
    print(sum(readings([1, 2], 0)))  # TG104
