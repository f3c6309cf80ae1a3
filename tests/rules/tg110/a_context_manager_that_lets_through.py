# A context manager that lets through.
import os
import sys
import urllib.request

URL = "http://127.0.0.1/"


class Logged:
    def __enter__(self):
        return self

    def __exit__(self, *exception):
        print(exception)


def main():
    with Logged():
        print(urllib.request.urlopen(URL).read())

if __name__ == "__main__":
    main()
