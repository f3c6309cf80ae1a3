# Steps of a list that an attribute holds.
import urllib.request


class Checks:
    def __init__(self):
        self.short = [("head", self.head), ("ping", self.head)]
        self.steps = [("head", self.head), ("body", self.body)]

    def head(self):
        return urllib.request.urlopen("http://127.0.0.1/", timeout=5).status

    def body(self):
        return urllib.request.urlopen("http://127.0.0.1/").read()

    def run_short(self):
        for name, step in self.short:
            try:
                step()
            except Exception as error:
                print(name, error)

    def run(self):
        for name, step in self.steps:
            try:
                step()
            except Exception as error:  # TG101
                print(name, error)


if __name__ == "__main__":
    Checks().run_short()
    Checks().run()
