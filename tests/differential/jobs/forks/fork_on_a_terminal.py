"""Forks a child on a terminal of its own."""

import os
import pty


def main():
    child, terminal = pty.fork()
    if child == 0:
        os.write(1, b"on a terminal\n")
        os._exit(0)
    print(os.read(terminal, 100), os.waitpid(child, 0)[1])


if __name__ == "__main__":
    main()
