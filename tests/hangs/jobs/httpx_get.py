"""A client that was told to have no limit."""

# needs: httpx silent

import os
import httpx

URL = "http://127.0.0.1:" + os.environ["SILENT_PORT"]


def main():
    print(httpx.get(URL, timeout=None).text)  # hangs here


if __name__ == "__main__":
    main()
