"""Gym chain: count the door events per hour in worker processes."""
import collections
import multiprocessing as mp
import os
import random


def count(todo, done):
    total = collections.Counter()
    for events in iter(todo.get, None):
        total.update(h for h, _ in events)
    done.put(total)


def events(n, seed):
    rnd = random.Random(seed)
    return [(rnd.randrange(6, 23), rnd.randrange(1000)) for _ in range(n)]


def main():
    todo, done = mp.Queue(), mp.Queue()
    procs = [mp.Process(target=count, args=(todo, done)) for _ in range(2)]
    for p in procs:
        p.start()
    for gym in range(6):
        todo.put(events(500, gym))
    for _ in procs:
        todo.put(None)
    total = sum((done.get(timeout=20) for _ in procs), collections.Counter())
    for p in procs:
        p.join()
    with open(os.path.join(os.environ.get("WORK_DIR", "."), "hours.csv"), "w") as f:
        f.writelines(f"{h};{n}\n" for h, n in sorted(total.items()))


if __name__ == "__main__":
    main()
