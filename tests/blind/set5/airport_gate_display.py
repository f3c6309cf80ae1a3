"""Airport: fills the gate displays."""
import os
import socket
import time

DEFAULT = "see monitor"


class GateFeed:
    def __init__(self, port, attempts=3):
        self.port, self.attempts = port, attempts

    def connect(self):
        last = None
        for n in range(self.attempts):
            try:
                return socket.create_connection(("127.0.0.1", self.port), timeout=0.5)
            except OSError as e:
                last = e
                time.sleep(0.1 * (n + 1))
        raise ConnectionError("gate feed") from last

    def gate(self, flight):
        with self.connect() as s:
            s.sendall(flight.encode())
            return s.recv(8).decode()


def main():
    feed = GateFeed(int(os.environ.get("GATES_PORT", "4110")))
    for flight in ("LH 12", "SK 640"):
        try:
            print(flight, feed.gate(flight))
        except ConnectionError:
            print(flight, DEFAULT)


if __name__ == "__main__":
    main()
