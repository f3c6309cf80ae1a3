"""Gravel pits: collects the weighing tickets of all pits with gevent."""
import os
import socket

import gevent


class Pit:
    def __init__(self, name):
        self.name = name
        self.tickets = []

    def collect(self):
        address = os.environ.get("GRAVEL_HOST", "pits"), int(os.environ.get("GRAVEL_PORT", "9600"))
        self.line = socket.create_connection(address)
        self.line.sendall(f"TICKETS {self.name}\n".encode())
        while True:
            ticket = self.line.recv(80)
            if not ticket or ticket == b".":
                return
            self.tickets.append(ticket)


def main():
    pits = [Pit(n) for n in ("north", "south", "island")]
    crew = [gevent.spawn(p.collect) for p in pits]
    gevent.joinall(crew)
    failed = [p.name for p, g in zip(pits, crew) if not g.successful()]
    for p in pits:
        print(p.name, len(p.tickets))
    raise SystemExit(len(failed))


if __name__ == "__main__":
    main()
