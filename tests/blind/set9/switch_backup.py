"""Fetch the configuration of each network switch."""
import os
import socket
import sys
import time
from pathlib import Path

HOST = os.environ.get("PEER_HOST", "sw-%02d.net.internal")
PORT = int(os.environ.get("PEER_PORT", "23"))
OUT = Path(os.environ.get("WORK_DIR", "/srv/switches"))


class Step:
    def __init__(self, label):
        self.label = label

    def __enter__(self):
        self.begin = time.monotonic()
        return self

    def __exit__(self, kind, value, tb):
        took = time.monotonic() - self.begin
        state = "ok" if kind is None else f"FAILED ({value})"
        print(f"{self.label}: {state} after {took:.1f} s", file=sys.stderr)
        return False


def fetch(host):
    with socket.create_connection((host, PORT)) as sock:
        sock.sendall(b"show running-config\n")
        return sock.makefile("rb").read()


def main():
    for number in range(1, 9):
        host = HOST % number if "%" in HOST else HOST
        with Step(f"switch {number}"):
            (OUT / f"sw{number}.cfg").write_bytes(fetch(host))


if __name__ == "__main__":
    main()
