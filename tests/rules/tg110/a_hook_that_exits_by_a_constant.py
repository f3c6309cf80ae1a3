# A hook that exits by a constant of the system.
import os
import sys
import urllib.request

URL = "http://127.0.0.1/"


def report(kind, error, trace):
    print(error)
    os._exit(os.EX_OK)


def main():
    sys.excepthook = report  # TG110
    print(urllib.request.urlopen(URL).read())

if __name__ == "__main__":
    main()
