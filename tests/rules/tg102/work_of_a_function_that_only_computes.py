# Work of a function of the file that waits for nothing, in a child and in pools.
import multiprocessing
import random
from concurrent.futures import ThreadPoolExecutor

import requests
from pebble import ProcessPool


def simulate(seed, queue):
    value = sum(random.Random(seed).random() for _ in range(1000))
    queue.put((seed, value))


def grab(user):
    answer = requests.get(f"http://127.0.0.1/{user}", timeout=5)
    answer.raise_for_status()
    return len(answer.content)


def main():
    queue = multiprocessing.Queue()
    child = multiprocessing.Process(target=simulate, args=(1, queue))
    child.start()
    with ThreadPoolExecutor() as pool:  # TG102 (low)
        print(list(pool.map(grab, ["a"])))
    with ProcessPool() as pool:  # TG102 (low)
        pool.schedule(simulate, args=[2, queue])


if __name__ == "__main__":
    main()
