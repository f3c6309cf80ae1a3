# A decorator of the file's own that returns something else.
import functools

import requests


def never_fails(default):
    def decorated(function):
        @functools.wraps(function)
        def wrapper(*args, **kwargs):
            try:
                return function(*args, **kwargs)
            except Exception as error:  # TG110
                print(error)
                return default

        return wrapper

    return decorated


@never_fails(default=[])
def load():
    return requests.get("http://127.0.0.1/").json()


def main():
    for row in load():
        print(row)


if __name__ == "__main__":
    main()
