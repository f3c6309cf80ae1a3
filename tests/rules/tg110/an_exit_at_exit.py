# An exit at exit.
import os
import sys
import urllib.request

URL = "http://127.0.0.1/"


import atexit


def main():
    atexit.register(os._exit, 0)  # TG110
    print(urllib.request.urlopen(URL).read())

if __name__ == "__main__":
    main()
