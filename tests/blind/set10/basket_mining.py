"""Counts which products could be bundled, over all combinations of the assortment."""
import argparse
import collections
import itertools
import operator

CATEGORIES = {
    "coffee": [4, 7, 9, 12],
    "tea": [3, 5, 6, 8],
    "sweets": [1, 2, 3, 4],
    "gifts": [15, 18, 22, 25],
}


def price_histogram(categories, picks):
    """How often each bundle price comes up if we pick that many articles per category."""
    choices = [itertools.product(prices, repeat=picks) for prices in categories.values()]
    bundles = itertools.product(*(map(sum, choice) for choice in choices))
    return collections.Counter(map(sum, bundles))


def best_price_points(histogram, number):
    return [price for price, _ in sorted(histogram.items(), key=operator.itemgetter(1), reverse=True)[:number]]


def main(argv=None):
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--picks", type=int, default=5)
    parser.add_argument("--top", type=int, default=10)
    args = parser.parse_args(argv)
    histogram = price_histogram(CATEGORIES, args.picks)
    for price in best_price_points(histogram, args.top):
        print(f"{price:6d} {histogram[price]:12d}")


if __name__ == "__main__":
    main()
