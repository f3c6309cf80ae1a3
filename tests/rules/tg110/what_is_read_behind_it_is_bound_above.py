# What is read behind it is bound above.
import os
import sys
import urllib.request

URL = "http://127.0.0.1/"


def main():
    text = ""
    try:
        text = urllib.request.urlopen(URL).read()
    except Exception as error:  # TG110
        print(error)
    print(len(text))

if __name__ == "__main__":
    main()
