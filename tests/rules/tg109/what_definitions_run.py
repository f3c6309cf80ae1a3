# The body of a class, and defaults, are run where they stand.
import urllib.request


def read(path):
    return urllib.request.urlopen(f"http://127.0.0.1/{path}").read()


class Rates:
    TABLE = read("rates")  # TG109

    def of(self, name, fallback=1):
        return self.TABLE.get(name, fallback)

    def renew(self):
        self.TABLE = read("rates")


def convert(amount, rates=None, factor=read("factor")):  # TG109
    return amount * factor * (rates or read("rates"))


if __name__ == "__main__":
    print(convert(1), Rates().of("EUR"))
