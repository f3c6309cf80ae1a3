"""A result that no process ever sends."""

# trait: TG102

import multiprocessing


def main():
    multiprocessing.Queue().get()  # hangs here


if __name__ == "__main__":
    main()
