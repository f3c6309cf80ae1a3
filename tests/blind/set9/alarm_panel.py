"""Listen to the alarm panel's events and write them to a file."""
import os

from twisted.internet import protocol, reactor
from twisted.protocols.basic import LineReceiver

HOST = os.environ.get("PEER_HOST", "panel.building.internal")
PORT = int(os.environ.get("PEER_PORT", "3001"))
OUT = os.path.join(os.environ.get("WORK_DIR", "/srv/alarm"), "events.log")


class Panel(LineReceiver):
    delimiter = b"\n"

    def connectionMade(self):
        self.sendLine(b"LISTEN")

    def lineReceived(self, line):
        with open(OUT, "ab") as out:
            out.write(line + b"\n")
        if line == b"END OF DAY":
            self.transport.loseConnection()


class Factory(protocol.ClientFactory):
    protocol = Panel

    def clientConnectionLost(self, connector, reason):
        reactor.stop()

    def clientConnectionFailed(self, connector, reason):
        reactor.stop()


def main():
    reactor.connectTCP(HOST, PORT, Factory())
    reactor.run()


if __name__ == "__main__":
    main()
