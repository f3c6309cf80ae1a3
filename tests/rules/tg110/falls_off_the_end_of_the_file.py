# Falls off the end of the file.
import os
import sys
import urllib.request

URL = "http://127.0.0.1/"


if __name__ == "__main__":
    print("started")

try:
    print(urllib.request.urlopen(URL).read())
except Exception as error:  # TG110
    print(error)
