"""A forked child that does not end."""

import os
import time


def main():
    child = os.fork()
    if child == 0:
        time.sleep(600)
        os._exit(0)
    os.waitpid(child, 0)  # hangs here


if __name__ == "__main__":
    main()
