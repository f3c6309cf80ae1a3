"""Hand the wish lists of the night to the snapshot process."""
import multiprocessing
import os
import time


def snapshot(queue, ready):
    """Writes lists to disk once the storage is mounted."""
    while not os.path.ismount(os.environ.get("STORAGE", "/srv/wishlists")):
        time.sleep(1)
    ready.set()
    while (item := queue.get()) is not None:
        with open(os.path.join("/srv/wishlists", item["id"]), "w") as handle:
            handle.write(item["lines"])


def wishlists(count=400):
    for number in range(count):
        yield {"id": f"w{number:05d}", "lines": "article;amount\n" * 200}


def main():
    queue = multiprocessing.Queue()
    queue.cancel_join_thread()
    ready = multiprocessing.Event()
    writer = multiprocessing.Process(target=snapshot, args=(queue, ready), daemon=True)
    writer.start()
    for item in wishlists():
        queue.put(item)
    queue.put(None)
    while not ready.is_set():
        time.sleep(0.2)
    writer.join()
    print("snapshot written")


if __name__ == "__main__":
    main()
