"""Forks over and over, and takes every failure for one of the work's."""

# trait: TG101

import os
import time


def main():
    while True:
        try:
            child = os.fork()  # hangs here
            if child == 0:
                os._exit(1)
            os.waitpid(child, 0)  # hangs here
            time.sleep(0.02)  # hangs here
        except OSError:
            pass


if __name__ == "__main__":
    main()
