"""Charity: sends the donation receipts of the day to the signing appliance, in batches."""
import os
import socket
from contextlib import ExitStack

SIGNER = os.getenv("RECEIPT_HOST", "signer"), int(os.getenv("RECEIPT_PORT", "7007"))


def batches(items, size):
    for start in range(0, len(items), size):
        yield start // size, items[start:start + size]


class Journal:
    def __init__(self, path):
        self.path = path
        self.failed = []

    def note(self, number):
        def on_exit(kind, value, tb):
            if kind is not None:
                self.failed.append(number)
                with open(self.path, "a") as f:
                    f.write(f"batch {number}: {kind.__name__} {value}\n")
            return True
        return on_exit


def submit(number, rows, journal):
    with ExitStack() as stack:
        stack.push(journal.note(number))
        wire = stack.enter_context(socket.create_connection(SIGNER))
        wire.sendall("\n".join(rows).encode() + b"\x04")
        reply = wire.recv(1)
        if reply != b"\x06":
            raise RuntimeError(f"signer refused: {reply!r}")


def main():
    receipts = [f"R{n:05d};{n * 7}.00 EUR" for n in range(1, 13)]
    journal = Journal("receipts.journal")
    for number, rows in batches(receipts, 4):
        submit(number, rows, journal)
    raise SystemExit(2 if journal.failed else 0)


if __name__ == "__main__":
    main()
