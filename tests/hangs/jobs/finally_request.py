"""Tells a server in finally that it is done."""

# trait: TG106
# needs: silent

import os
import time
import urllib.request

URL = "http://127.0.0.1:" + os.environ["SILENT_PORT"]


def main():
    try:
        time.sleep(600)  # hangs here
    finally:
        urllib.request.urlopen(URL)  # hangs here


if __name__ == "__main__":
    main()
