import os
import sys

from twisted.internet import reactor
from twisted.web.client import Agent, readBody


def done(result):
    print(result if isinstance(result, bytes) else result.value)
    reactor.stop()


def main():
    d = Agent(reactor, connectTimeout=3).request(b"GET", (os.environ["STATUS_URL"] + "/x").encode())
    d.addCallback(readBody)
    d.addTimeout(4, reactor)
    d.addBoth(done)
    reactor.run()


if __name__ == "__main__":
    sys.exit(main())
