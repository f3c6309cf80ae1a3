"""Merge duplicate customers reported by the address service."""
import os
import socket

from resilience import retried

HOST = os.environ.get("ADDRESS_HOST", "address.internal")
PORT = int(os.environ.get("ADDRESS_PORT", "4100"))


@retried(tries=2, delay=0.2)
def duplicates(page):
    with socket.create_connection((HOST, PORT), timeout=1.5) as sock:
        sock.sendall(f"DUP {page}\n".encode())
        return sock.recv(4096).split()


def main():
    pairs = []
    for page in range(1, 6):
        pairs.append(duplicates(page))
    for keep, *drops in filter(None, pairs):
        print("keep", keep, "drop", drops)


if __name__ == "__main__":
    main()
