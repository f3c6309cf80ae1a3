"""Find the voucher range with the best check sums for the print shop."""
import itertools
import operator
import sys

WEIGHTS = (7, 3, 1, 9)
DIGITS = range(10)


def best_seed(length):
    """The seed whose digits differ most from those of its neighbour."""
    seeds = itertools.product(DIGITS, repeat=length)
    pairs = itertools.pairwise(seeds)
    scores = itertools.starmap(operator.lt, pairs)
    return sum(itertools.filterfalse(operator.not_, scores))


def code(number):
    digits = [int(c) for c in f"{number:08d}"]
    check = sum(d * w for d, w in zip(digits, itertools.cycle(WEIGHTS))) % 10
    return f"{number:08d}{check}"


def main():
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 100
    offset = best_seed(11)
    for number in range(offset, offset + count):
        print(code(number % 10**8))


if __name__ == "__main__":
    main()
