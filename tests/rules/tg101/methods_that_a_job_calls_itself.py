# What the job itself calls raises where it is called.
import urllib.request


class Quote:
    def __str__(self):
        return urllib.request.urlopen("http://127.0.0.1/").read().decode()


class Feed:
    def data_received(self, data):
        return urllib.request.urlopen("http://127.0.0.1/").read()


if __name__ == "__main__":
    for stock in ("a", "b"):
        print(stock, Quote())
    Feed().data_received(b"")
