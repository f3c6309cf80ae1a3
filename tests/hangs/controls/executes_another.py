"""Becomes another program."""

import os


def main():
    os.execvp("echo", ["echo", "another"])


if __name__ == "__main__":
    main()
