"""A web server that does not answer."""

# needs: silent

import os
import urllib.request


def main():
    urllib.request.urlopen("http://127.0.0.1:" + os.environ["SILENT_PORT"])  # hangs here


if __name__ == "__main__":
    main()
