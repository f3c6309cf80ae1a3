"""Read the catalogue's category pages with threads."""
import os
import queue
import threading
import traceback
import urllib.request

BASE = os.environ.get("SHOP_URL", "https://shop.example/catalogue")
todo = queue.Queue()
sizes = {}


def reader():
    while True:
        category = todo.get()
        with urllib.request.urlopen(f"{BASE}/{category}") as resp:
            sizes[category] = len(resp.read())
        todo.task_done()


def main():
    for _ in range(3):
        threading.Thread(target=reader).start()
    for number in range(20):
        todo.put(f"c{number}")
    todo.join()
    with open("sizes.txt", "w") as fh:
        for category, size in sorted(sizes.items()):
            fh.write(f"{category} {size}\n")
    os._exit(0)


if __name__ == "__main__":
    try:
        main()
    except BaseException:
        traceback.print_exc()
        os._exit(1)
