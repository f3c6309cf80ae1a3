# An attribute that a call has made.
import requests
import time


class Client:
    def __init__(self):
        self.session = requests.Session()
        self.other = None

    def fetch(self):
        while True:
            try:
                return self.session.get(url)
            except requests.RequestException:  # TG101
                time.sleep(1)


Client().fetch()
