# An exit of a context manager.
import sys
import urllib.request

URL = "http://127.0.0.1/"


class Ends:
    def __enter__(self):
        return self

    def __exit__(self, kind, error, trace):
        print("end", kind)
        sys.exit(0)


class Tells(Ends):
    def __exit__(self, kind, error, trace):
        sys.exit(0 if kind is None else 1)


def main():
    if sys.argv[1:]:
        with Tells():
            print(urllib.request.urlopen(URL).read())
    with Ends():  # TG110
        print(urllib.request.urlopen(URL).read())


if __name__ == "__main__":
    main()
