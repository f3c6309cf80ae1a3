# A return in finally.
import os
import sys
import urllib.request

URL = "http://127.0.0.1/"


def main():
    try:
        print(urllib.request.urlopen(URL).read())
    finally:
        return  # TG110

if __name__ == "__main__":
    main()
