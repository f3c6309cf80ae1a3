# Chains of endless iterators, of which no step runs code of Python.
import itertools
import math
import operator
import sys
from collections import deque

WEIGHTS = (1, 2, 3)


def steps(words):
    return itertools.compress(itertools.cycle(words), itertools.cycle(WEIGHTS))


class Ring:
    def turns(self):
        return map(len, itertools.cycle(sys.argv))


values = map(float, itertools.cycle(sys.argv))
print(sum(map(operator.mul, values, itertools.cycle(WEIGHTS))))  # TG104
print(dict(zip(itertools.count(), itertools.repeat(1))))  # TG104
deque(steps(sys.argv), maxlen=0)  # TG104
print(math.fsum(values))  # TG104
print(max(Ring().turns()))  # TG104
print("".join(itertools.cycle(sys.argv)))  # TG104
print(*itertools.chain(sys.argv, itertools.cycle("ab")))  # TG104


def ring(items):
    return itertools.cycle(items)


def pairs(items):
    return zip(ring(items), itertools.count())


print(len(list(ring(sys.argv))))  # TG104
