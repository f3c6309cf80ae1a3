"""A download that drips, through requests with a timeout."""

# needs: requests, drip

import os
import requests


def main():
    requests.get("http://127.0.0.1:" + os.environ["DRIP_PORT"], timeout=5)  # hangs here


if __name__ == "__main__":
    main()
