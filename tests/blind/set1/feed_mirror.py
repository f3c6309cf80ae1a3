import os
import sys

from twisted.internet import reactor
from twisted.web.client import Agent, readBody


def finish(result):
    print(len(result), "bytes mirrored")
    reactor.stop()


def failed(failure):
    print("mirror failed:", failure.value, file=sys.stderr)
    reactor.stop()


def main():
    agent = Agent(reactor)
    d = agent.request(b"GET", (os.environ["API_URL"] + "/feed.xml").encode())
    d.addCallback(readBody)
    d.addCallbacks(finish, failed)
    reactor.run()


if __name__ == "__main__":
    main()
