# A loop in the caller's caller.
import requests


class Job:
    def fetch(self):
        try:
            requests.get(url)
        except Exception as error:  # TG101
            print(error)

    def attempt(self):
        self.fetch()

    def run(self):
        while True:
            self.attempt()


Job().run()
