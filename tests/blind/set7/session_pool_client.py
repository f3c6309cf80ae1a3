"""Read the stock value through a licence-bound session."""
import os
import socket

HOST = os.environ.get("ERP_HOST", "erp.internal")
PORT = int(os.environ.get("ERP_PORT", "3300"))


class Session:
    """Gives its licence back when it is dropped."""

    def __init__(self):
        self.sock = socket.create_connection((HOST, PORT))
        self.sock.sendall(b"LOGIN report\n")

    def post(self, line):
        self.sock.sendall(line.encode() + b"\n")

    def __del__(self):
        self.sock.sendall(b"LOGOUT\n")
        self.sock.recv(64)
        self.sock.close()


def push(values):
    session = Session()
    for key, value in values.items():
        session.post(f"SET {key}={value}")
    return len(values)


def main():
    count = push({"stock.value": 991200, "stock.items": 18433})
    print("pushed", count)


if __name__ == "__main__":
    main()
