"""Find duplicate customers: compare normalised names block by block in a process pool."""
import concurrent.futures
import difflib
import itertools
import os

SOURCE = os.environ.get("DEDUP_SOURCE", "customers.txt")
BLOCKS = "abcdefgh"


def load_block(letter):
    with open(SOURCE) as fh:
        return [line.strip().lower() for line in fh if line[:1].lower() == letter]


def duplicates(letter):
    found = []
    for a, b in itertools.combinations(load_block(letter), 2):
        if difflib.SequenceMatcher(None, a, b).ratio() > 0.92:
            found.append((a, b))
    return letter, found


def main():
    total = 0
    with concurrent.futures.ProcessPoolExecutor(max_workers=2) as pool:
        futures = [pool.submit(duplicates, letter) for letter in BLOCKS]
        for future in concurrent.futures.as_completed(futures):
            letter, found = future.result()
            total += len(found)
            print(letter, len(found))
    print("pairs:", total)


if __name__ == "__main__":
    main()
