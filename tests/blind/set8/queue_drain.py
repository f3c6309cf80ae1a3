"""Drain the import directory into the shared work queue for the loaders."""
import multiprocessing
import os
import time

CHUNK = 256 * 1024


def chunks(total):
    for number in range(total):
        yield {"number": number, "data": os.urandom(CHUNK)}


def wait_for_loaders(queue):
    """The loaders report back through the counter file."""
    while True:
        try:
            with open("loaded.count") as fh:
                if int(fh.read()) >= 20:
                    return
        except (FileNotFoundError, ValueError):
            pass
        time.sleep(0.25)


def main():
    queue = multiprocessing.Queue()
    for item in chunks(20):
        queue.put(item)
    wait_for_loaders(queue)
    print("all chunks loaded")


if __name__ == "__main__":
    main()
