"""Twisted's reactor logs what a handler raises, and goes on."""

# trait: TG101
# needs: twisted


from twisted.internet import reactor


def main():
    reactor.callLater(600, reactor.stop)
    reactor.run()  # hangs here


if __name__ == "__main__":
    main()
