"""Reads from a pipe to which nobody writes."""

import os


def main():
    reading, writing = os.pipe()
    os.read(reading, 1)  # hangs here
    os.close(writing)


if __name__ == "__main__":
    main()
