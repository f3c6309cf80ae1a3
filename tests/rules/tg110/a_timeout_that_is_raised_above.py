# A timeout that is raised above.
import os
import sys
import urllib.request

URL = "http://127.0.0.1/"


def main():
    try:
        print(urllib.request.urlopen(URL).read())
    except TimeoutError:
        raise
    except Exception as error:
        print(error)
        sys.exit(0)

if __name__ == "__main__":
    main()
