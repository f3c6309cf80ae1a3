"""urllib3 tries three times again unless it is told otherwise."""

# trait: TG101, TG108
# needs: urllib3, silent

import os
import urllib3


def main():
    urllib3.PoolManager().request("GET", "http://127.0.0.1:" + os.environ["SILENT_PORT"])  # hangs here


if __name__ == "__main__":
    main()
