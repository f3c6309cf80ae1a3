"""Print the visitors' badges of the day."""
import os
import socket

HOST = os.environ.get("PEER_HOST", "badges.lobby.internal")
PORT = int(os.environ.get("PEER_PORT", "9100"))
VISITORS = ("Ada", "Grace", "Edsger")


class Printer:
    def __init__(self):
        self.sock = socket.create_connection((HOST, PORT))

    def badge(self, name):
        self.sock.sendall(f"BADGE {name}\n".encode())
        if self.sock.recv(16) != b"OK\n":
            raise RuntimeError("printer out of badges?")

    def __del__(self):
        self.sock.close()


def main():
    printer = Printer()
    for name in VISITORS:
        printer.badge(name)
        print(name)


if __name__ == "__main__":
    main()
