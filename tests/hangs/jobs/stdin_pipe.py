"""Reads a line that never comes."""

import os


def main():
    reader, _writer = os.pipe()
    with open(reader) as stream:
        stream.readline()  # hangs here


if __name__ == "__main__":
    main()
