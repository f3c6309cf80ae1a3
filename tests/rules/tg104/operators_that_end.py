# A step in Python lets the handler run, and what has an end comes to it.
import itertools

SLOT = 900


def on_grid(offset):
    return any(offset == one for one in itertools.count(0, SLOT))


def main():
    print(on_grid(450), 3 in range(10), 3 in itertools.repeat(3, 5))
    print([*itertools.islice(itertools.count(), 5)])
    first, *others = zip("ab", itertools.count())
    print(first, others, 4 not in {1, 2})


if __name__ == "__main__":
    main()
