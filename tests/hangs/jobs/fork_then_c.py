"""Forks, and then never returns from C."""

# trait: TG104

import os


def main():
    child = os.fork()
    if child == 0:
        os._exit(0)
    os.waitpid(child, 0)
    sum(range(10**12))  # hangs here


if __name__ == "__main__":
    main()
