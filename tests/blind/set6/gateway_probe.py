"""Ask the telephone gateway for its registered extensions."""
import os

from twisted.internet import reactor
from twisted.internet.protocol import ClientFactory
from twisted.protocols.basic import LineReceiver


class GatewayClient(LineReceiver):
    def connectionMade(self):
        self.extensions = []
        self.sendLine(b"LIST EXTENSIONS")

    def lineReceived(self, line):
        if line == b".":
            self.transport.loseConnection()
        else:
            self.extensions.append(line.decode())

    def connectionLost(self, reason):
        print(len(self.extensions), "extensions registered")
        reactor.stop()


class GatewayFactory(ClientFactory):
    protocol = GatewayClient

    def clientConnectionFailed(self, connector, reason):
        print("no connection:", reason.getErrorMessage())
        reactor.stop()


def main():
    host = os.environ.get("GATEWAY_HOST", "pbx.internal")
    port = int(os.environ.get("GATEWAY_PORT", "5038"))
    reactor.connectTCP(host, port, GatewayFactory())
    reactor.run()


if __name__ == "__main__":
    main()
