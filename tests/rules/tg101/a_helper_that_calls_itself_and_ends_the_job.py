# Whether the helper returns depends on what it is passed, by itself too.
import sys
import urllib.request


def tell(message, fatal=True):
    if not message:
        tell("unknown", False)
    print(message)
    if fatal:
        sys.exit(1)


def fetch():
    while True:
        try:
            print(urllib.request.urlopen("http://127.0.0.1/").read())
        except OSError:  # TG101
            tell("failed", False)


def fetch_or_end():
    while True:
        try:
            print(urllib.request.urlopen("http://127.0.0.1/").read())
        except OSError:
            tell("failed")


if __name__ == "__main__":
    fetch_or_end()
    fetch()
