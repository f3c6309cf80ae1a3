# A method that others hand over.
import requests
import sys


class Search:
    def rebuild(self, index):
        requests.get(index)


def attempt(function, *args):
    try:
        return function(*args)
    except Exception as error:  # TG101
        return error


def rebuild_all(search):
    return [attempt(search.rebuild, index) for index in indexes]


sys.exit(any(rebuild_all(Search())))
