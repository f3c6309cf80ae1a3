"""A callback of the stack waits for a server."""

# trait: TG106
# needs: silent

import contextlib
import os
import time
import urllib.request

URL = "http://127.0.0.1:" + os.environ["SILENT_PORT"]


def main():
    with contextlib.ExitStack() as stack:
        stack.callback(urllib.request.urlopen, URL)  # hangs here
        time.sleep(600)  # hangs here


if __name__ == "__main__":
    main()
