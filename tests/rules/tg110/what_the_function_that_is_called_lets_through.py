# What the function that is called lets through: another library's error, and what it raises again.
import urllib.error
import urllib.request

import requests


def rates():
    try:
        url = requests.get("http://127.0.0.1/rates").text
        return urllib.request.urlopen(url).read()
    except requests.RequestException as error:  # TG110
        print("no rates:", error)
        return b""


def names():
    try:
        return urllib.request.urlopen("http://127.0.0.1/names").read()
    except urllib.error.URLError as error:
        print("no names:", error)
    except Exception as error:
        raise RuntimeError("names are unreadable") from error
    return b""


def read():
    try:
        return rates()
    except Exception as error:  # TG110
        print("failed:", error)


def main():
    read()
    try:
        names()
    except Exception as error:  # TG110
        print("failed:", error)


if __name__ == "__main__":
    main()
