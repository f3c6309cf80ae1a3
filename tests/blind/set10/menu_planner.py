"""Plans the canteen menu: the cheapest combinations that are not the same every day."""
import argparse
import collections
import itertools

DISHES = {"soup": 2.1, "pasta": 3.4, "fish": 5.2, "curry": 3.9, "salad": 2.8}


def week_prices(days):
    return collections.Counter(map(sum, itertools.product((21, 34, 52, 39, 28), repeat=days)))


def plans(days, budget):
    for combination in itertools.permutations(DISHES, days):
        price = sum(DISHES[dish] for dish in combination)
        if price <= budget:
            yield price, combination


def main(argv=None):
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--days", type=int, default=4)
    parser.add_argument("--budget", type=float, default=14.0)
    args = parser.parse_args(argv)
    print("most frequent week price", week_prices(args.days).most_common(1)[0][0] / 10)
    for price, combination in sorted(plans(args.days, args.budget))[:3]:
        print(f"{price:5.2f}", ", ".join(combination))


if __name__ == "__main__":
    main()
