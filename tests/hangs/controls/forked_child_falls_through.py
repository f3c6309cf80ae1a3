"""Forks a child that runs to the script's end."""

import os


def main():
    child = os.fork()
    if child:
        print(os.waitpid(child, 0)[1])


if __name__ == "__main__":
    main()
