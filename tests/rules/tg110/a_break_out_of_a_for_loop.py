# A break out of a for loop.
import os
import sys
import urllib.request

URL = "http://127.0.0.1/"


def main():
    for number in range(10):
        try:
            print(urllib.request.urlopen(f"{URL}{number}").read())
        except Exception as error:  # TG110
            print(error)
            break
    print("done")

if __name__ == "__main__":
    main()
