# What blocks in a task of Twisted.
import requests

from twisted.internet import defer


@defer.inlineCallbacks
def work():
    for url in urls:
        try:
            page = requests.get(url)
            yield later(page)
        except Exception as error:  # TG101
            print(error)


work()


if __name__ == "__main__":
    print("working")
