# An exit with another status in finally.
import os
import sys
import urllib.request

URL = "http://127.0.0.1/"


def main():
    try:
        print(urllib.request.urlopen(URL).read())
    finally:
        os._exit(1)

if __name__ == "__main__":
    main()
