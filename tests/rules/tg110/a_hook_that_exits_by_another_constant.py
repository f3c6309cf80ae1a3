# A hook that exits by another constant of the system.
import os
import sys
import urllib.request

URL = "http://127.0.0.1/"


def report(kind, error, trace):
    print(error)
    os._exit(os.EX_SOFTWARE)


def main():
    sys.excepthook = report
    print(urllib.request.urlopen(URL).read())

if __name__ == "__main__":
    main()
