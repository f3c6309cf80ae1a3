import multiprocessing as mp
import os
import random


def simulate(seed, q):
    rnd = random.Random(seed)
    value = sum(rnd.random() for _ in range(1000))
    if value < 505:
        q.put((seed, value))


def main():
    q = mp.Queue()
    procs = [mp.Process(target=simulate, args=(s, q)) for s in range(4)]
    for p in procs:
        p.start()
    results = [q.get() for _ in procs]
    for p in procs:
        p.join()
    print(results)


if __name__ == "__main__":
    main()
