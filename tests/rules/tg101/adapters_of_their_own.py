# An adapter may give each request of a session a timeout.
import requests
from requests.adapters import HTTPAdapter


class Adapter(HTTPAdapter):
    def send(self, request, **options):
        options["timeout"] = 10
        return super().send(request, **options)


adapter = Adapter()
session = requests.Session()
session.mount("https://", adapter)


def each(urls):
    for url in urls:
        try:
            print(session.get(url))
        except OSError as error:
            print(url, error)


if __name__ == "__main__":
    each(["https://shop.test/1", "https://shop.test/2"])
