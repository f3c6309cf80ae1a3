# What the function that is called catches first: what is around the call never gets it.
import urllib.error

import requests
import urllib.request


def rates():
    try:
        return requests.get("https://127.0.0.1/rates").json()
    except requests.RequestException as error:  # TG110
        print("no rates:", error)
        return {}


def names():
    try:
        return urllib.request.urlopen("https://127.0.0.1/names").read()
    except urllib.error.URLError as error:  # TG110 (low)
        print("no names:", error)
    except Exception as error:  # TG110
        print("names are unreadable:", error)
    return b""


def main():
    try:
        print(rates(), names())
    except Exception as error:
        print("failed:", error)


if __name__ == "__main__":
    main()
