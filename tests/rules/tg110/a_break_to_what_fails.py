# A break to what fails.
import os
import sys
import urllib.request

URL = "http://127.0.0.1/"


def main():
    for number in range(10):
        try:
            print(urllib.request.urlopen(f"{URL}{number}").read())
        except Exception as error:
            print(error)
            break
    else:
        return
    sys.exit("not all were fetched")

if __name__ == "__main__":
    main()
