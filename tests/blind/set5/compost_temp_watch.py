"""Composting plant: watches the heap temperatures for a second and a half and stores the maximum."""
import os
import socket
import time

WATCH = 1.5


def samples():
    deadline = time.monotonic() + WATCH
    with socket.create_connection((os.environ.get("COMPOST_HOST", "probes"), int(os.environ.get("COMPOST_PORT", "4711"))), timeout=2) as s:
        while time.monotonic() < deadline:
            yield s.recv(64).decode().strip()


def main():
    best, junk = None, 0
    for text in samples():
        try:
            value = float(text)
        except:
            junk += 1
            continue
        best = value if best is None else max(best, value)
    with open("compost.txt", "a") as f:
        f.write(f"{best} {junk}\n")


if __name__ == "__main__":
    main()
