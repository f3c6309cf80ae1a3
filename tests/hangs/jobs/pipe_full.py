"""Output that nobody reads."""

import os


def main():
    _reader, writer = os.pipe()
    while True:
        os.write(writer, b"x" * 4096)  # hangs here


if __name__ == "__main__":
    main()
