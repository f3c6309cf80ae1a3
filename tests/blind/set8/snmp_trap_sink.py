"""Take SNMP-like traps on a UDP port and count them per device."""
import collections
import json
import os
import sys

from twisted.internet import protocol, reactor, task
from twisted.python import log

PORT = int(os.environ.get("TRAP_PORT", "1162"))
counts = collections.Counter()


class TrapSink(protocol.DatagramProtocol):
    def datagramReceived(self, datagram, addr):
        counts[addr[0]] += 1


def save():
    with open("traps.json", "w") as fh:
        json.dump(counts, fh)


def main():
    log.startLogging(sys.stdout)
    reactor.listenUDP(PORT, TrapSink(), interface="127.0.0.1")
    task.LoopingCall(save).start(30, now=False)
    reactor.run()
    save()


if __name__ == "__main__":
    main()
