"""Hand the baskets of the night to the snapshot process."""
import multiprocessing
import os
import time


def snapshot(queue, ready):
    """Writes baskets to disk once the storage is mounted."""
    while not os.path.ismount(os.environ.get("STORAGE", "/srv/baskets")):
        time.sleep(1)
    ready.set()
    while (basket := queue.get()) is not None:
        with open(os.path.join("/srv/baskets", basket["id"]), "w") as handle:
            handle.write(basket["lines"])


def baskets(count=400):
    for number in range(count):
        yield {"id": f"b{number:05d}", "lines": "article;amount\n" * 200}


def main():
    queue = multiprocessing.Queue()
    ready = multiprocessing.Event()
    writer = multiprocessing.Process(target=snapshot, args=(queue, ready), daemon=True)
    writer.start()
    for basket in baskets():
        queue.put(basket)
    queue.put(None)
    while not ready.is_set():
        time.sleep(0.2)
    writer.join()
    print("snapshot written")


if __name__ == "__main__":
    main()
