# An attribute that ends the loop, what is caught that does, and one that does not.
import urllib.request


class Fetcher:
    def run(self):
        self.running = True
        while self.running:
            try:
                urllib.request.urlopen("http://127.0.0.1/").read()
            except OSError:
                self.running = False

    def run_until_it_fails(self):
        failure = None
        while failure is None:
            try:
                urllib.request.urlopen("http://127.0.0.1/").read()
            except OSError as error:
                failure = error

    def run_on(self):
        while self.running:
            try:
                urllib.request.urlopen("http://127.0.0.1/").read()
            except OSError:  # TG101
                self.failed = True
            self.running = True


if __name__ == "__main__":
    fetcher = Fetcher()
    fetcher.run()
    fetcher.run_until_it_fails()
    fetcher.run_on()
