# What skips an endless iterator in C code until it finds something.
import itertools
import sys

ring = itertools.cycle(sys.argv)
alive = {"a", "b"}

print(next(filter(alive.__contains__, ring)))  # TG104
print(next(itertools.dropwhile(str.islower, itertools.cycle(sys.argv))))  # TG104
print(next(enumerate(itertools.filterfalse(alive.__contains__, itertools.count()))))  # TG104


def numbers():
    ids = itertools.count(1)
    return sum(ids)  # TG104


print(numbers())
