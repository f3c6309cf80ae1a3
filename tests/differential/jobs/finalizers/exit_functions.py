"""Has functions for the end called in the reverse order."""

import atexit


@atexit.register
def first():
    print("first")


def main():
    atexit.register(print, "second")
    atexit.register(print, "third", "argument", sep=": ")


if __name__ == "__main__":
    main()
