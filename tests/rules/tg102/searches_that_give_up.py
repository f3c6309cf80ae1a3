# Work in a pool that tries until the result is good enough, or for some rounds.
from concurrent.futures import ProcessPoolExecutor


def length(tour):
    return sum(abs(a - b) for a, b in zip(tour, tour[1:]))


def shorten(tour, rounds=99):
    while length(tour) > 0.5 * len(tour):
        tour = tour[1:] + tour[:1]
        rounds -= 1
        if not rounds:
            break
    return tour


def plan(tour):
    return shorten(sorted(tour))


def main():
    with ProcessPoolExecutor() as pool:
        print(list(pool.map(plan, [[3, 1, 2], [5, 9]])))
    with ProcessPoolExecutor() as pool:
        print(pool.submit(shorten, [3, 1, 2]).result())


if __name__ == "__main__":
    main()
