# An exit at exit with another status.
import os
import sys
import urllib.request

URL = "http://127.0.0.1/"


import atexit


def main():
    atexit.register(os._exit, 1)
    print(urllib.request.urlopen(URL).read())

if __name__ == "__main__":
    main()
