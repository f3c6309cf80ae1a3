"""Reports its failure to a server that does not answer either."""

# trait: TG101, TG106
# needs: silent

import os
import urllib.request

URL = "http://127.0.0.1:" + os.environ["SILENT_PORT"]


def main():
    try:
        urllib.request.urlopen(URL)  # hangs here
    except Exception as error:
        urllib.request.urlopen(URL, data=str(error).encode())  # hangs here


if __name__ == "__main__":
    main()
