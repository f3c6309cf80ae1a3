"""A download that drips, so that no read ever takes longer than the socket's own timeout."""

# needs: drip

import os
import urllib.request


def main():
    with urllib.request.urlopen("http://127.0.0.1:" + os.environ["DRIP_PORT"], timeout=5) as response:
        response.read()  # hangs here


if __name__ == "__main__":
    main()
