# Chains that end with the shortest, or of which each step runs code of Python.
import itertools
import operator
import sys

WEIGHTS = (1, 2, 3)


def steps(words):
    return itertools.compress(words, itertools.cycle(WEIGHTS))


def numbers():
    yield from itertools.count()


def half(value):
    if value > 9:
        raise SystemExit
    return value / 2


class Ring:
    def turns(self):
        return itertools.cycle(sys.argv)


values = map(float, itertools.cycle(sys.argv))
print(sum(map(operator.mul, map(float, sys.argv), itertools.cycle(WEIGHTS))))
print(sum(map(half, itertools.count())))
print(sum(map(lambda value: half(value), itertools.count())))
print(dict(zip(itertools.count(), sys.argv)))
print(list(steps(sys.argv)), next(values), next(Ring().turns()))
print("".join(itertools.islice(itertools.cycle(sys.argv), 5)))
print(sum(number for number in numbers() if half(number)))
