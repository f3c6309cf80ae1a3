"""Tries again after every failure of the network."""

# trait: TG101
# needs: silent

import os
import urllib.request


def main():
    for _attempt in range(1000):
        try:
            urllib.request.urlopen("http://127.0.0.1:" + os.environ["SILENT_PORT"])  # hangs here
        except OSError as error:
            print("again:", error)


if __name__ == "__main__":
    main()
