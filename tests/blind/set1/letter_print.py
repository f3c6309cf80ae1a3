import os
import queue
import threading

jobs = queue.Queue()
printed = []


def printer():
    while True:
        item = jobs.get()
        if item is None:
            return
        printed.append(item.upper())


def main():
    threads = [threading.Thread(target=printer) for _ in range(3)]
    for t in threads:
        t.start()
    for i in range(50):
        jobs.put(f"letter {i}")
    for _ in threads:
        jobs.put(None)
    for t in threads:
        t.join()
    print(len(printed), "letters")


if __name__ == "__main__":
    main()
