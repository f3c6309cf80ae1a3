# Arguments that do not always have it raised again.
import sys
import urllib.request


def fetch_all(strict=False):
    for name in sys.argv[1:]:
        try:
            urllib.request.urlopen(name).read()
        except Exception as error:  # TG101
            if strict:
                raise
            print(error)


if __name__ == "__main__":
    fetch_all(strict=True)
    fetch_all()
