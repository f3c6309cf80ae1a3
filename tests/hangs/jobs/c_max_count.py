"""An endless iterator, taken to its end in C."""

# trait: TG104

import itertools


def main():
    max(itertools.count())  # hangs here


if __name__ == "__main__":
    main()
