"""Connects above the main block."""

# trait: TG109
# needs: silent

import os
import urllib.request

CONFIGURATION = urllib.request.urlopen("http://127.0.0.1:" + os.environ["SILENT_PORT"])  # hangs here


def main():
    print(CONFIGURATION.read())


if __name__ == "__main__":
    main()
