# Falls off the end with suppress.
import os
import sys
import urllib.request

URL = "http://127.0.0.1/"


import contextlib


def main():
    with contextlib.suppress(Exception):  # TG110
        print(urllib.request.urlopen(URL).read())

if __name__ == "__main__":
    main()
