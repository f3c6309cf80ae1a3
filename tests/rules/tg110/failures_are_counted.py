# Failures are counted.
import os
import sys
import urllib.request

URL = "http://127.0.0.1/"


def main():
    failed = []
    try:
        print(urllib.request.urlopen(URL).read())
    except Exception as error:
        failed.append(error)
    if failed:
        sys.exit(1)

if __name__ == "__main__":
    main()
