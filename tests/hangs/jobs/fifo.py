"""A FIFO that nobody writes into."""

import os


def main():
    os.mkfifo("pipe")
    open("pipe")  # hangs here


if __name__ == "__main__":
    main()
