"""Has a function for the end that fails, and one that is called all the same."""

import atexit


def fail():
    raise ValueError("row 7")


def main():
    atexit.register(print, "bye")
    atexit.register(fail)


if __name__ == "__main__":
    main()
