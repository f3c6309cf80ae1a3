# except* hands the exception over in a group, whose attributes are others.
import urllib.request


def fetch_all(urls):
    for url in urls:
        try:
            urllib.request.urlopen(url).read()
        except* OSError as group:  # TG101
            print("failed:", group.exceptions)


if __name__ == "__main__":
    fetch_all(["http://127.0.0.1/a", "http://127.0.0.1/b"])
