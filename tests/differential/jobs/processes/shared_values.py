"""Counts in memory that its children share, under a lock."""

import multiprocessing

context = multiprocessing.get_context("fork")
counter = context.Value("i", 0)


def count():
    for _ in range(100):
        with counter.get_lock():
            counter.value += 1


def main():
    processes = [context.Process(target=count) for _ in range(3)]
    for process in processes:
        process.start()
    for process in processes:
        process.join()
    print(counter.value)


if __name__ == "__main__":
    main()
