"""Compare the inventory server's counters with yesterday's."""
import json
import os
import socket
import sys


def read_counters(host, port):
    with socket.create_connection((host, port)) as sock:
        sock.sendall(b"COUNTERS\n")
        for line in sock.makefile():
            if line.strip() == ".":
                return
            name, value = line.split()
            yield name, int(value)


def collect():
    counters = {}
    try:
        for name, value in read_counters(os.environ.get("INV_HOST", "inv01"), int(os.environ.get("INV_PORT", "9009"))):
            counters[name] = value
    finally:
        with open("counters.json", "w") as fh:
            json.dump(counters, fh)
    return counters


def main():
    old = {}
    if os.path.exists("yesterday.json"):
        with open("yesterday.json") as fh:
            old = json.load(fh)
    new = collect()
    for name in sorted(new):
        print(name, new[name] - old.get(name, 0))
    return 0


if __name__ == "__main__":
    sys.exit(main())
