# One step of an endless iterator, and steps that run code of Python.
import itertools
import sys

ring = itertools.cycle(sys.argv)
alive = {"a", "b"}


def is_alive(name):
    return name in alive


print(next(ring))
print(next(enumerate(itertools.count())))
print(next(filter(is_alive, ring)))
print(next(filter(lambda name: name in alive, ring)))
print(next(name for name in ring if name in alive))
print(list(itertools.islice(ring, 10)))
print(list(zip(sys.argv, ring)))
print(list(filter(alive.__contains__, sys.argv)))
