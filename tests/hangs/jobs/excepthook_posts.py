"""Reports what nobody caught to a server that does not answer."""

# trait: TG106
# needs: silent

import os
import sys
import time
import urllib.request

URL = "http://127.0.0.1:" + os.environ["SILENT_PORT"]


def report(_kind, error, _trace):
    urllib.request.urlopen(URL, data=str(error).encode())  # hangs here


def main():
    sys.excepthook = report
    time.sleep(600)  # hangs here


if __name__ == "__main__":
    main()
