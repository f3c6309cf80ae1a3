"""Optimise delivery tours per depot, one process per depot."""
import random
from concurrent.futures import ProcessPoolExecutor

DEPOTS = {"north": 9, "south": 12, "west": 15}


def length(tour, pts):
    return sum(abs(pts[a][0] - pts[b][0]) + abs(pts[a][1] - pts[b][1]) for a, b in zip(tour, tour[1:]))


def optimise(depot, n):
    rng = random.Random(depot)
    pts = [(rng.random(), rng.random()) for _ in range(n)]
    best = list(range(n))
    target = 0.15 * n
    while length(best, pts) > target:
        cand = best[:]
        i, j = rng.sample(range(n), 2)
        cand[i], cand[j] = cand[j], cand[i]
        if length(cand, pts) < length(best, pts):
            best = cand
    return depot, best


def main():
    with ProcessPoolExecutor(max_workers=2) as pool:
        for depot, tour in pool.map(optimise, DEPOTS, DEPOTS.values()):
            print(depot, tour)


if __name__ == "__main__":
    main()
