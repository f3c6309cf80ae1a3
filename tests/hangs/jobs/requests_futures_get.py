"""A session with a pool."""

# trait: TG102
# needs: requests_futures silent

import os

from requests_futures.sessions import FuturesSession

URL = "http://127.0.0.1:" + os.environ["SILENT_PORT"]


def main():
    print(FuturesSession().get(URL).result())  # hangs here


if __name__ == "__main__":
    main()
