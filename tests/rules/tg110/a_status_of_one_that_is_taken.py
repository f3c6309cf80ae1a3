# A status of one that is taken.
import os
import sys
import urllib.request

URL = "http://127.0.0.1/"


def main():
    try:
        print(urllib.request.urlopen(URL).read())
    except Exception as error:
        print(error)
        return 1

if __name__ == "__main__":
    sys.exit(main())
