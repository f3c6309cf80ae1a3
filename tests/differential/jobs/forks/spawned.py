"""Starts a program without a fork of its own."""

# python: 3.8

import os


def main():
    child = os.posix_spawn("/bin/sh", ["sh", "-c", "exit 3"], os.environ)
    print(os.waitpid(child, 0)[1] >> 8)


if __name__ == "__main__":
    main()
