"""Find duplicate suppliers by normalised name."""
import difflib
import itertools
import multiprocessing
import os

SOURCE = os.environ.get("DEDUP_SOURCE", "suppliers.txt")


def block(letter):
    with open(SOURCE) as fh:
        return [line.strip().lower() for line in fh if line[:1].lower() == letter]


def duplicates(letter):
    return [
        (a, b)
        for a, b in itertools.combinations(block(letter), 2)
        if difflib.SequenceMatcher(None, a, b).ratio() > 0.9
    ]


def main():
    with multiprocessing.Pool(2) as pool:
        total = 0
        for found in pool.imap_unordered(duplicates, "abcdef"):
            total += len(found)
            for a, b in found:
                print(a, "<->", b)
    print("pairs:", total)


if __name__ == "__main__":
    main()
