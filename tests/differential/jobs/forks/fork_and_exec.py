"""Forks a child that becomes another program."""

import os


def main():
    child = os.fork()
    if child == 0:
        os.execvp("sh", ["sh", "-c", "echo another; exit 3"])
    print(os.waitpid(child, 0)[1] >> 8)


if __name__ == "__main__":
    main()
