"""A child process that hangs."""

# trait: TG102, TG101

import multiprocessing
import time


def work():
    time.sleep(600)


def main():
    process = multiprocessing.Process(target=work)
    process.start()
    process.join()  # hangs here


if __name__ == "__main__":
    main()
