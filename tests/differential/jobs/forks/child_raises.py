"""Forks a child that ends with a traceback."""

import os


def main():
    child = os.fork()
    if child == 0:
        raise ValueError("row 7")
    print(os.waitpid(child, 0)[1] >> 8)


if __name__ == "__main__":
    main()
