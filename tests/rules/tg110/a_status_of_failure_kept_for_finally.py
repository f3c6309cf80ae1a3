# A status of failure kept for finally.
import os
import sys
import urllib.request

URL = "http://127.0.0.1/"


def main():
    status = 1
    try:
        print(urllib.request.urlopen(URL).read())
        status = 0
    finally:
        sys.exit(status)

if __name__ == "__main__":
    main()
