"""Simulates insurance premiums in worker processes."""
import random
import statistics
from concurrent.futures import ProcessPoolExecutor

CLASSES = {"young": 0.09, "standard": 0.05, "senior": 0.06}


def simulate(task):
    name, probability, seed = task
    rng = random.Random(seed)
    losses = []
    for _ in range(200):
        claims = sum(rng.random() < probability for _ in range(100))
        losses.append(sum(rng.lognormvariate(7, 0.8) for _ in range(claims)))
    return name, statistics.mean(losses) / 100


def tasks(rounds):
    for name, probability in CLASSES.items():
        for seed in range(rounds):
            yield name, probability, seed


def main():
    premiums = {name: [] for name in CLASSES}
    with ProcessPoolExecutor(max_workers=2) as pool:
        for name, premium in pool.map(simulate, tasks(3)):
            premiums[name].append(premium)
    for name, values in premiums.items():
        print(f"{name:10s} {statistics.mean(values):8.2f}")


if __name__ == "__main__":
    main()
