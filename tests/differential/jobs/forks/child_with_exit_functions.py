"""Forks a child that runs the parent's exit functions, and one of its own."""

import atexit
import os


def bye(who):
    os.write(1, ("bye %s\n" % who).encode())


def main():
    atexit.register(bye, "both")
    child = os.fork()
    if child == 0:
        atexit.register(bye, "child")
        return
    os.waitpid(child, 0)
    atexit.register(bye, "parent")


if __name__ == "__main__":
    main()
