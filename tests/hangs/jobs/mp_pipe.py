"""Waits for a message of a child that sends none."""

import multiprocessing


def main():
    ours, theirs = multiprocessing.Pipe()
    print(ours.recv())  # hangs here


if __name__ == "__main__":
    main()
