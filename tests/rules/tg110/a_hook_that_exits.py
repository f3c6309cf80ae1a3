# A hook that exits.
import os
import sys
import urllib.request

URL = "http://127.0.0.1/"


def report(kind, error, trace):
    print(error)
    sys.exit(0)


def main():
    sys.excepthook = report  # TG110
    print(urllib.request.urlopen(URL).read())

if __name__ == "__main__":
    main()
