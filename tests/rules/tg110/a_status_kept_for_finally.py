# A status kept for finally.
import os
import sys
import urllib.request

URL = "http://127.0.0.1/"


def main():
    status = 0
    try:
        print(urllib.request.urlopen(URL).read())
    except ValueError:
        raise
    finally:
        sys.exit(status)  # TG110

if __name__ == "__main__":
    main()
