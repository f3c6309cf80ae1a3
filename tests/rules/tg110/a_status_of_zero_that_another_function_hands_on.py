# A status of zero that another function hands on.
import os
import sys
import urllib.request

URL = "http://127.0.0.1/"


def fetch():
    try:
        print(urllib.request.urlopen(URL).read())
    except Exception as error:  # TG110
        print(error)
        return 0


def main():
    return fetch()

if __name__ == "__main__":
    sys.exit(main())
