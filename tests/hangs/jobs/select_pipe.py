"""Waits until a pipe can be read from."""

import os
import select


def main():
    reader, _writer = os.pipe()
    select.select([reader], [], [])  # hangs here


if __name__ == "__main__":
    main()
