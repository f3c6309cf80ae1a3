# Work in a pool that tries until the result is good enough, which may be never.
from concurrent.futures import ProcessPoolExecutor


def length(tour):
    return sum(abs(a - b) for a, b in zip(tour, tour[1:]))


def shorten(tour):
    while length(tour) > 0.5 * len(tour):
        tour = tour[1:] + tour[:1]
    return tour


def plan(tour):
    return shorten(sorted(tour))


def main():
    with ProcessPoolExecutor() as pool:  # TG102
        print(list(pool.map(plan, [[3, 1, 2], [5, 9]])))
    with ProcessPoolExecutor() as pool:  # TG102
        print(pool.submit(shorten, [3, 1, 2]).result())


if __name__ == "__main__":
    main()
