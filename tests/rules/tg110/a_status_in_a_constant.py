# A status in a constant.
import os
import sys
import urllib.request

URL = "http://127.0.0.1/"


OK = 0


def main():
    try:
        print(urllib.request.urlopen(URL).read())
    except Exception as error:  # TG110
        print(error)
        sys.exit(OK)

if __name__ == "__main__":
    main()
