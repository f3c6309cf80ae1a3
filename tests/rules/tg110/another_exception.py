# Another exception.
import os
import sys
import urllib.request

URL = "http://127.0.0.1/"


def main():
    try:
        print(urllib.request.urlopen(URL).read())
    except ValueError as error:
        print(error)
        sys.exit(0)

if __name__ == "__main__":
    main()
