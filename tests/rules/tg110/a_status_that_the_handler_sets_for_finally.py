# A status that the handler sets for finally.
import os
import sys
import urllib.request

URL = "http://127.0.0.1/"


def main():
    status = 0
    try:
        print(urllib.request.urlopen(URL).read())
    except Exception as error:
        print(error)
        status = 1
    finally:
        sys.exit(status)

if __name__ == "__main__":
    main()
