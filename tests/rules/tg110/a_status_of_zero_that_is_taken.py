# A status of zero that is taken.
import os
import sys
import urllib.request

URL = "http://127.0.0.1/"


def main():
    try:
        print(urllib.request.urlopen(URL).read())
    except Exception as error:  # TG110
        print(error)
        return 0

if __name__ == "__main__":
    sys.exit(main())
