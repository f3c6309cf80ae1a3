# Arguments that have it raised again.
import sys
import urllib.request


def fetch_all(strict=False):
    for name in sys.argv[1:]:
        try:
            urllib.request.urlopen(name).read()
        except Exception as error:
            if strict:
                raise
            print(error)


def never_called():
    fetch_more_of("http://127.0.0.1/", strict=True)


def fetch_more_of(name, strict=False):
    while True:
        try:
            urllib.request.urlopen(name).read()
        except Exception as error:
            if strict:
                raise
            print(error)


if __name__ == "__main__":
    fetch_all(strict=True)
