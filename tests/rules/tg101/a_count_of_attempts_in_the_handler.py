# The handler counts, and raises the exception again in the end.
import time
import urllib.request


def fetch(url, retries=10):
    attempts = 0
    while True:
        try:
            return urllib.request.urlopen(url, timeout=10).read()
        except Exception as error:
            if attempts < retries:
                attempts += 1
                time.sleep(1)
            else:
                raise error


if __name__ == "__main__":
    fetch("http://127.0.0.1/")
