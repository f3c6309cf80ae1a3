"""Gets rows from a child by a queue, which has a thread on either side."""

import multiprocessing

context = multiprocessing.get_context("fork")
rows = context.Queue()


def work():
    for number in range(100):
        rows.put(number)


if __name__ == "__main__":
    process = context.Process(target=work)
    process.start()
    print(sum(rows.get() for _ in range(100)))
    process.join()
