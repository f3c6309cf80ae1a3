# Another status in a constant.
import os
import sys
import urllib.request

URL = "http://127.0.0.1/"


BAD = 3


def main():
    try:
        print(urllib.request.urlopen(URL).read())
    except Exception as error:
        print(error)
        sys.exit(BAD)

if __name__ == "__main__":
    main()
