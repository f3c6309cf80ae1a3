# What only tests call in a loop, and what a command does.
import sys
import unittest
import urllib.request

import click


def fetch(url):
    try:
        return urllib.request.urlopen(url).read()
    except OSError:
        return None


def fetch_one(url):
    try:
        return urllib.request.urlopen(url).read()
    except OSError:  # TG101
        return None


class Tests(unittest.TestCase):
    @classmethod
    def _run(cls, urls):
        for url in urls:
            fetch(url)

    @unittest.mock.patch("sys.argv")
    def test_all(self, argv):
        self._run(argv)


@click.command()
def fetch_all():
    for url in sys.argv[1:]:
        fetch_one(url)


if __name__ == "__main__":
    if not fetch(sys.argv[1]):
        sys.exit(1)
    fetch_all()
