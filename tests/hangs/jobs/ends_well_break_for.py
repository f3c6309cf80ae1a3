"""Leaves the loop at the first failure, and says that it is done."""

# trait: TG110
# needs: silent

import os
import urllib.request

URL = "http://127.0.0.1:" + os.environ["SILENT_PORT"]


def main():
    for number in range(10):
        try:
            urllib.request.urlopen(f"{URL}/{number}").read()  # hangs here
        except Exception as error:
            print("failed:", error)
            break
    print("done")


if __name__ == "__main__":
    main()
