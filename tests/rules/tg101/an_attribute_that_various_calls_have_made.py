# An attribute that various calls have made.
import requests
import time


class Client:
    def __init__(self):
        self.rows = requests.Session()
        self.rows = {}.fromkeys(rows)

    def fetch(self):
        while True:
            try:
                return self.rows.get(1)
            except OSError:
                time.sleep(1)


Client().fetch()
