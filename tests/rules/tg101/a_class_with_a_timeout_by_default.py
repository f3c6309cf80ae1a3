# A class with a timeout by default.
import http.client
import sys


class Connection(http.client.HTTPConnection):
    def __init__(self, *args, **kwargs):
        self.limit = kwargs.pop("timeout", 10)
        super().__init__(*args, timeout=self.limit, **kwargs)


class Plain(http.client.HTTPConnection):
    def __init__(self, *args, **kwargs):
        self.name = kwargs.pop("name", "plain")
        super().__init__(*args, **kwargs)


if __name__ == "__main__":
    for host in sys.argv[1:]:
        try:
            bounded = Connection(host)
            print(bounded.getresponse().status)
        except OSError as error:
            print(error)
        try:
            plain = Plain(host)
            print(plain.getresponse().status)
        except OSError as error:  # TG101
            print(error)
