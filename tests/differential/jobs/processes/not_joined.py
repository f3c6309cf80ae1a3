"""Leaves a child of multiprocessing, which is waited for at exit."""

import multiprocessing
import time


def work():
    time.sleep(0.3)
    print("worked", flush=True)


if __name__ == "__main__":
    process = multiprocessing.get_context("fork").Process(target=work)
    process.start()
    print("done", flush=True)
