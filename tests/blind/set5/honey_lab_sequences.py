"""Honey lab: Monte Carlo estimate of pollen drift; a walk ends when it leaves the hive area."""
import argparse
import random
import statistics

STEPS = (-1, 1)


def walk(rng, radius):
    position, n = 0, 0
    while abs(position) < radius:
        position += rng.choice(STEPS)
        position = max(-3, min(3, position))
        n += 1
    return n


def lengths(walks, radius, seed):
    rng = random.Random(seed)
    for _ in range(walks):
        try:
            yield walk(rng, radius)
        except (StopIteration, RuntimeError) as e:
            print("walk dropped:", e)


def main():
    p = argparse.ArgumentParser()
    p.add_argument("--walks", type=int, default=20)
    p.add_argument("--radius", type=int, default=4)
    a = p.parse_args()
    print("mean length", statistics.mean(lengths(a.walks, a.radius, 11)))


if __name__ == "__main__":
    main()
