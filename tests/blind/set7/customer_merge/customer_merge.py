"""Merge duplicate customers reported by the address service."""
import os
import socket

from lib.resilience import optional

HOST = os.environ.get("ADDRESS_HOST", "address.internal")
PORT = int(os.environ.get("ADDRESS_PORT", "4100"))


@optional
def duplicates(page):
    with socket.create_connection((HOST, PORT)) as sock:
        sock.sendall(f"DUP {page}\n".encode())
        return sock.makefile().readline().split()


@optional
def merge(keep, drop):
    with socket.create_connection((HOST, PORT)) as sock:
        sock.sendall(f"MERGE {keep} {drop}\n".encode())
        return sock.recv(2) == b"OK"


def main():
    merged = 0
    for page in range(1, 6):
        pair = duplicates(page)
        if not pair:
            continue
        keep, *drops = pair
        merged += sum(bool(merge(keep, d)) for d in drops)
    print("merged", merged)


if __name__ == "__main__":
    main()
