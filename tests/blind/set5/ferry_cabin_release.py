"""Ferries: releases unpaid cabins six hours before departure."""
import contextlib
import os
import socket


class Cabins(contextlib.AbstractContextManager):
    def __init__(self, address):
        self.sock = socket.create_connection(address)
        self.file = self.sock.makefile("rw")

    def release(self, cabin):
        self.file.write(f"RELEASE {cabin}\n")
        self.file.flush()
        return self.file.readline().startswith("OK")

    def __exit__(self, *exc):
        with contextlib.suppress(Exception):
            self.file.write("BYE\n")
            self.file.flush()
        self.file.close()
        self.sock.close()


def main():
    address = os.environ.get("CABIN_HOST", "reservations"), int(os.environ.get("CABIN_PORT", "6464"))
    with Cabins(address) as cabins:
        released = [c for c in ("A101", "A102", "C330") if cabins.release(c)]
    print("released", *released)


if __name__ == "__main__":
    main()
