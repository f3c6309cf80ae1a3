# An answer that the caller looks at, or cannot do without.
import sys

import requests


def load(url):
    try:
        return requests.get(url).json()
    except requests.RequestException as error:
        print(error)
        return None


def rows(url):
    try:
        return requests.get(url).json()
    except requests.RequestException as error:
        print(error)


def push(url):
    try:
        requests.post(url)
    except requests.RequestException:
        return False
    return True


def main():
    if load("http://a") is None:
        sys.exit(1)
    if not push("http://b"):
        raise SystemExit("not pushed")
    print(len(rows("http://c")))


if __name__ == "__main__":
    main()
