# What a field of a dataclass is, or a parameter that is kept, goes by its annotation.
from dataclasses import dataclass

import requests


@dataclass
class Grid:
    http: requests.Session
    attempts: int = 4

    def cell(self, path):
        for _ in range(self.attempts):
            try:
                return self.http.get(path).json()
            except requests.RequestException as error:  # TG101
                print("again:", error)


class Stock:
    def __init__(self, link: requests.Session):
        self.link = link

    def level(self, path):
        for _ in range(4):
            try:
                return self.link.get(path).json()
            except requests.RequestException as error:  # TG101
                print("again:", error)


if __name__ == "__main__":
    with requests.Session() as session:
        print(Grid(session).cell("http://127.0.0.1/1"))
        print(Stock(session).level("http://127.0.0.1/1"))
