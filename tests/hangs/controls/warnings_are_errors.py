"""Runs with warnings as errors."""

# how: -Werror

import os


def main():
    child = os.fork()
    if child == 0:
        os._exit(0)
    print(os.waitpid(child, 0)[1])


if __name__ == "__main__":
    main()
