# An answer that decides.
import os
import sys
import urllib.request

URL = "http://127.0.0.1/"


def fetch():
    try:
        print(urllib.request.urlopen(URL).read())
    except Exception as error:
        print(error)
        return False
    return True


def main():
    if not fetch():
        sys.exit(1)

if __name__ == "__main__":
    main()
