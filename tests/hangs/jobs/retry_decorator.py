"""Tries again by a decorator of its own."""

# trait: TG101

import functools
import time


def again(function):
    @functools.wraps(function)
    def wrapper(*args, **kwargs):
        while True:
            try:
                return function(*args, **kwargs)
            except Exception as error:
                print("again:", error)

    return wrapper


@again
def fetch():
    time.sleep(600)  # hangs here


def main():
    fetch()


if __name__ == "__main__":
    main()
