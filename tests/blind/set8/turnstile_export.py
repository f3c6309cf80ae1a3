"""Export the turnstile counts to the visitor system's pipe."""
import contextlib
import os
import socket

ADDRESS = os.environ.get("TURNSTILE", "turnstile:7200")
PIPE = os.environ.get("EXPORT_PIPE", "/run/visitors/in")


class Turnstile:
    def __init__(self, address):
        host, _, port = address.partition(":")
        self.sock = socket.create_connection((host, int(port)))
        self.sock.sendall(b"HELLO export\n")

    def counts(self):
        for gate in range(1, 5):
            self.sock.sendall(b"COUNT %d\n" % gate)
            yield gate, int(self.sock.recv(32))

    def close(self):
        """Goodbye handshake, else the controller blocks the port for an hour."""
        self.sock.sendall(b"BYE\n")
        while self.sock.recv(32) not in (b"BYE\n", b""):
            pass
        self.sock.close()


def main():
    with contextlib.closing(Turnstile(ADDRESS)) as turnstile:
        with open(PIPE, "w") as out:
            for gate, count in turnstile.counts():
                out.write(f"{gate} {count}\n")


if __name__ == "__main__":
    main()
