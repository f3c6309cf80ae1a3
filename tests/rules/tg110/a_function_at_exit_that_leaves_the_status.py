# A function at exit that leaves the status.
import os
import sys
import urllib.request

URL = "http://127.0.0.1/"


import atexit


def leave():
    print("bye")


def main():
    atexit.register(leave)
    print(urllib.request.urlopen(URL).read())

if __name__ == "__main__":
    main()
