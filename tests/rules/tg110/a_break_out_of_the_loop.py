# A break out of the loop.
import os
import sys
import urllib.request

URL = "http://127.0.0.1/"


def main():
    while True:
        try:
            print(os.wait())
        except OSError:  # TG110
            break

if __name__ == "__main__":
    main()
