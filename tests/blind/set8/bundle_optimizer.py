"""Find the best value of a bundle: one offer of each category."""
import itertools
import json
import os
import random


def offers(categories, per_category):
    path = os.environ.get("OFFERS")
    if path:
        with open(path) as fh:
            return json.load(fh)
    rnd = random.Random(3)
    return [[rnd.randint(1, 99) for _ in range(per_category)] for _ in range(categories)]


def best_bundle(table):
    return max(map(sum, itertools.product(*table)))


def main():
    table = offers(int(os.environ.get("CATEGORIES", "12")), 10)
    best = best_bundle(table)
    with open("bundle.json", "w") as fh:
        json.dump({"best": best}, fh)
    print("best bundle", best)


if __name__ == "__main__":
    main()
