import requests

RETRIED = (OSError, ValueError)


def fetch(url, on=(Exception,)):
    while True:
        try:
            return requests.get(url)
        except on:  # TG101
            print("again")


def fetch_all(urls, errors):
    for url in urls:
        try:
            requests.get(url)
        except errors:  # TG101
            print("again")


def fetch_some(urls, errors_of_values):
    for url in urls:
        try:
            requests.get(url)
        except errors_of_values:
            print("again")


class Fetcher:
    caught = (OSError,)

    def __init__(self, ignored=Exception):
        self.ignored = ignored

    def fetch(self, urls):
        for url in urls:
            try:
                requests.get(url)
            except self.caught:  # TG101
                print("again")

    def fetch_all(self, urls):
        for url in urls:
            try:
                requests.get(url)
            except self.ignored:  # TG101
                print("again")


if __name__ == "__main__":
    fetch("url")
    fetch_all([], (OSError, KeyError))
    fetch_some([], (ValueError, KeyError))
    Fetcher().fetch([])
    Fetcher().fetch_all([])
