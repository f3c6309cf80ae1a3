import functools

import requests


class Adapter(requests.adapters.HTTPAdapter):
    def __init__(self, timeout):
        super().__init__()


def fetch(urls):
    session = requests.Session()
    session.mount("https://", Adapter(timeout=10))
    for url in urls:
        try:
            session.get(url)
        except Exception:
            print("again")


if __name__ == "__main__":
    fetch([])
