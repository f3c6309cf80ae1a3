"""Leaves a daemon of multiprocessing, which is ended at exit."""

import multiprocessing
import time


def main():
    process = multiprocessing.get_context("fork").Process(target=time.sleep, args=(60,))
    process.daemon = True
    process.start()
    print(process.is_alive())


if __name__ == "__main__":
    main()
