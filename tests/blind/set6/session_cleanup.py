"""Close the sessions that customers left open over night."""
import gc
import os
import socket

SESSIONS = ["s-1001", "s-1002", "s-1003"]


class StoreSession:
    def __init__(self, address, number):
        host, port = address.rsplit(":", 1)
        self.number = number
        self.conn = socket.create_connection((host, int(port)))

    def touch(self):
        self.conn.sendall(f"TOUCH {self.number}\n".encode())

    def __del__(self):
        self.conn.sendall(f"CLOSE {self.number}\n".encode())
        self.conn.recv(16)
        self.conn.close()


def expire(address, number):
    session = StoreSession(address, number)
    session.touch()
    return number


def main():
    address = os.environ.get("SESSION_STORE", "sessions.internal:6500")
    closed = []
    for number in SESSIONS:
        closed.append(expire(address, number))
    gc.collect()
    print(len(closed), "sessions closed")


if __name__ == "__main__":
    main()
