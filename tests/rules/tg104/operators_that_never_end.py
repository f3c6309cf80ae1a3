# Operators go through an iterator in C code, too.
import itertools
from itertools import count

SLOT = 900


def on_grid(offset):
    return offset in itertools.count(0, SLOT)  # TG104


def off_grid(offset):
    slots = count(0, SLOT)
    return offset not in slots  # TG104


def main():
    print(on_grid(450), off_grid(900))
    print([0, *itertools.cycle("ab")])  # TG104


if __name__ == "__main__":
    main()
