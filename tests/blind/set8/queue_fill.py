"""Fill the shared work queue for the loaders and wait until they have taken all."""
import multiprocessing
import os
import time

CHUNK = 256 * 1024


def loaded():
    try:
        with open("loaded.count") as fh:
            return int(fh.read())
    except FileNotFoundError:
        return 0


def main():
    queue = multiprocessing.Queue()
    queue.cancel_join_thread()
    for number in range(20):
        queue.put({"number": number, "data": os.urandom(CHUNK)})
    while loaded() < 20:
        time.sleep(0.25)
    print("all chunks loaded")


if __name__ == "__main__":
    main()
