"""Grid of backtests on two local workers."""
import random

from joblib import Parallel, delayed


def simulate(fast, slow, seed=1):
    rng = random.Random(seed)
    price, position, pnl, trades = 100.0, 0, 0.0, 0
    while trades < 50:
        price *= 1 + rng.gauss(0, 0.001)
        if fast < slow - 10 and rng.random() < 0.01:
            position = 1 - position
            trades += 1
        pnl += position * 0.001
    return fast, slow, pnl


def main():
    grid = [(f, s) for f in (5, 10, 20) for s in (25, 50)]
    results = Parallel(n_jobs=2)(delayed(simulate)(f, s) for f, s in grid)
    for r in sorted(results, key=lambda r: -r[2])[:3]:
        print(r)


if __name__ == "__main__":
    main()
