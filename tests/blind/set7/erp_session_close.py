"""Read the stock value through an ERP session."""
import os
import socket

HOST = os.environ.get("ERP_HOST", "erp.internal")
PORT = int(os.environ.get("ERP_PORT", "3300"))


class Session:
    def __init__(self):
        self.sock = socket.create_connection((HOST, PORT))
        self.sock.sendall(b"LOGIN report\n")

    def ask(self, key):
        self.sock.sendall(f"GET {key}\n".encode())
        answer = b""
        while not answer.endswith(b"\n"):
            part = self.sock.recv(256)
            if not part:
                raise EOFError(key)
            answer += part
        return answer.decode().strip()

    def __del__(self):
        self.sock.close()


def main():
    session = Session()
    values = {key: session.ask(key) for key in ("stock.value", "stock.items")}
    for key, value in values.items():
        print(f"{key:<20}{value:>14}")


if __name__ == "__main__":
    main()
