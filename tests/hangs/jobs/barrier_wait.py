"""Waits for another thread that never comes."""

import threading


def main():
    threading.Barrier(2).wait()  # hangs here


if __name__ == "__main__":
    main()
