"""A child process for which only multiprocessing's own exit handler waits."""

# trait: TG102

import multiprocessing
import time


def work():
    time.sleep(600)  # hangs here


def main():
    multiprocessing.Process(target=work).start()


if __name__ == "__main__":
    main()
