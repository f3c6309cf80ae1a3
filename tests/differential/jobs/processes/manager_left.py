"""Leaves a manager, which multiprocessing ends at exit."""

import multiprocessing


def work(rows):
    rows["child"] = 1


if __name__ == "__main__":
    context = multiprocessing.get_context("fork")
    manager = context.Manager()
    rows = manager.dict()
    process = context.Process(target=work, args=(rows,))
    process.start()
    process.join()
    print(dict(rows))
