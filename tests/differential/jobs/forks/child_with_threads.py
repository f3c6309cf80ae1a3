"""Forks a child that starts threads, which it waits for at its end."""

import os
import sys
import threading
import time


def work():
    time.sleep(0.2)
    os.write(1, b"worked\n")


def main():
    child = os.fork()
    if child == 0:
        threading.Thread(target=work).start()
        sys.exit(3)
    print(os.waitpid(child, 0)[1] >> 8)


if __name__ == "__main__":
    main()
