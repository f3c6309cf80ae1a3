# Never called.
import os
import sys
import urllib.request

URL = "http://127.0.0.1/"


def fetch():
    try:
        print(urllib.request.urlopen(URL).read())
    except Exception as error:
        print(error)
        sys.exit(0)


def main():
    print(1)

if __name__ == "__main__":
    main()
