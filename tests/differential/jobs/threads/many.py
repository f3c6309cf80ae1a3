"""Counts in many threads, and lists them."""

import threading

lock = threading.Lock()
total = 0


def count():
    global total
    for _ in range(100):
        with lock:
            total += 1


def main():
    threads = [threading.Thread(target=count) for _ in range(20)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    print(total, threading.enumerate() == [threading.main_thread()])


if __name__ == "__main__":
    main()
