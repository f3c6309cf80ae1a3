"""Has a function for the end that registers another one, and one that is taken back."""

import atexit


def bye():
    print("bye")
    atexit.register(print, "bye again")


def main():
    atexit.register(bye)
    atexit.register(main)
    atexit.unregister(main)


if __name__ == "__main__":
    main()
