"""Ad exchange: computes bid floors from yesterday's price samples."""
import argparse
import itertools
import json
import operator

SAMPLES = {"banner": ["0.12", "0.31", "0.22"], "video": ["1.10", "0.95"], "native": ["0.40"]}
WEIGHTS = (3, 2, 1)


def weighted(prices):
    """Price samples times decaying weights; short series reuse the weights."""
    values = map(float, itertools.cycle(prices))
    total = sum(map(operator.mul, values, itertools.cycle(WEIGHTS)))
    return total / sum(WEIGHTS)


def floors(samples, margin):
    for slot, prices in samples.items():
        yield slot, round(weighted(prices) * (1 - margin), 3)


def main():
    ap = argparse.ArgumentParser()
    ap.add_argument("--margin", type=float, default=0.15)
    ap.add_argument("--out", default="floors.json")
    args = ap.parse_args()
    result = dict(floors(SAMPLES, args.margin))
    with open(args.out, "w") as out:
        json.dump(result, out, sort_keys=True)
    print("floors for", ", ".join(result))


if __name__ == "__main__":
    main()
