"""``contextlib.closing`` calls a method that waits for nobody."""

import contextlib
import socket
from urllib.request import urlopen


class Gate:
    def __init__(self, host):
        self.sock = socket.create_connection((host, 7200))

    def count(self):
        self.sock.sendall(b"COUNT\n")
        return int(self.sock.recv(32))

    def close(self):
        self.sock.sendall(b"BYE\n")
        self.sock.close()


if __name__ == "__main__":
    with contextlib.closing(Gate("gate")) as gate:
        print(gate.count())
    with contextlib.closing(urlopen("http://localhost/")) as answer:
        print(answer.read())
