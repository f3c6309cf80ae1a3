# A context manager of its own.
import os
import sys
import urllib.request

URL = "http://127.0.0.1/"


class Logged:
    def __enter__(self):
        return self

    def __exit__(self, *exception):
        print(exception)
        return True


def main():
    with Logged():  # TG110
        print(urllib.request.urlopen(URL).read())

if __name__ == "__main__":
    main()
