"""Runs Twisted's reactor, and stops it."""

# needs: twisted

from twisted.internet import reactor, task


def main():
    done = task.deferLater(reactor, 0.1, print, "worked")
    done.addCallback(lambda _: reactor.stop())
    reactor.addSystemEventTrigger("after", "shutdown", print, "stopped")
    reactor.run()


if __name__ == "__main__":
    main()
