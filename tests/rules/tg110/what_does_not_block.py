# What does not block.
import os
import sys
import urllib.request

URL = "http://127.0.0.1/"


def main():
    try:
        print(int(sys.argv[1]))
    except Exception as error:
        print(error)
        sys.exit(0)

if __name__ == "__main__":
    main()
