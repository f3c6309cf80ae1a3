"""Airline: publishes the duty rosters; every roster object flushes itself when it is dropped."""
import os
import socket

BOARD = (os.environ.get("CREW_HOST", "crewboard"), int(os.environ.get("CREW_PORT", "4000")))


class Roster:
    def __init__(self, base):
        self.base = base
        self.link = None
        self.lines = []

    def add(self, crew, duty):
        self.lines.append(f"{self.base};{crew};{duty}")

    def flush(self):
        if not self.lines:
            return
        self.link = socket.create_connection(BOARD)
        self.link.sendall("\n".join(self.lines).encode() + b"\n\n")
        ack = self.link.recv(16)
        if not ack.startswith(b"OK"):
            raise ConnectionError(f"{self.base}: not accepted")
        self.lines.clear()

    def __del__(self):
        self.flush()
        if self.link:
            self.link.close()


def publish(bases):
    for base, crews in bases.items():
        roster = Roster(base)
        for n, crew in enumerate(crews):
            roster.add(crew, "EARLY" if n % 2 else "LATE")
        del roster


def main():
    publish({"HAM": ["C1", "C2"], "MUC": ["C7"], "CGN": ["C9", "C10"]})
    print("rosters published")


if __name__ == "__main__":
    main()
