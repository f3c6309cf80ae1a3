# An adapter that only counts requests limits none.
import requests
from requests.adapters import HTTPAdapter


class Adapter(HTTPAdapter):
    sent = 0

    def send(self, request, **options):
        self.sent += 1
        return super().send(request, **options)


session = requests.Session()
session.mount("https://", Adapter())


def each(urls):
    for url in urls:
        try:
            print(session.get(url))
        except OSError as error:  # TG101
            print(url, error)


if __name__ == "__main__":
    each(["https://shop.test/1", "https://shop.test/2"])
