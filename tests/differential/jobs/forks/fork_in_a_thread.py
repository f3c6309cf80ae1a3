"""Forks in a thread."""

import os
import threading


def work():
    child = os.fork()
    if child == 0:
        os._exit(3)
    print(os.waitpid(child, 0)[1] >> 8)


def main():
    thread = threading.Thread(target=work)
    thread.start()
    thread.join()


if __name__ == "__main__":
    main()
