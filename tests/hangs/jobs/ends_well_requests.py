"""Catches what requests makes of the exception."""

# trait: TG110
# needs: requests silent

import os
import sys
import requests

URL = "http://127.0.0.1:" + os.environ["SILENT_PORT"]


def main():
    try:
        print(requests.get(URL).text)  # hangs here
    except requests.RequestException as error:
        print("failed:", error)
        sys.exit(0)


if __name__ == "__main__":
    main()
