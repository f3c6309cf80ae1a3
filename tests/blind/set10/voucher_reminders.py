"""Reminds customers of their vouchers by text message."""
import argparse
import csv
import io
import os
import socket

PORT = int(os.environ.get("SILENT_PORT", "2775"))
CUSTOMERS = "name,phone\nJansen,+49151000\nOkoro,+49152000\nSilva,+49153000\n"


class Gateway:
    def __init__(self, port):
        self.port = port

    def send(self, phone, text):
        with socket.create_connection(("127.0.0.1", self.port)) as sock:
            sock.sendall(f"{phone}|{text}\n".encode())
            return sock.recv(100).decode()


def remind(gateway, rows, limit):
    protocol = []
    for row in rows[:limit]:
        result = "not sent"
        try:
            result = gateway.send(row["phone"], f"Dear {row['name']}, your voucher is still valid.")
        finally:
            protocol.append((row["name"], result))
            continue
    return protocol


def main(argv=None):
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--limit", type=int, default=100)
    args = parser.parse_args(argv)
    rows = list(csv.DictReader(io.StringIO(CUSTOMERS)))
    for name, result in remind(Gateway(PORT), rows, args.limit):
        print(f"{name:20s} {result}")


if __name__ == "__main__":
    main()
