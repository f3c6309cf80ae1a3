"""Take a snapshot of the inventory server's counters."""
import json
import os
import socket
import sys
import time


def read_counters(host, port):
    with socket.create_connection((host, port)) as sock:
        sock.sendall(b"COUNTERS\n")
        with sock.makefile() as fh:
            for line in fh:
                if line.strip() == ".":
                    return
                name, value = line.split()
                yield name, int(value)


def snapshot():
    counters = {}
    code = 0
    try:
        for name, value in read_counters(os.environ.get("INV_HOST", "inv01"), int(os.environ.get("INV_PORT", "9009"))):
            counters[name] = value
        if not counters:
            code = 2
    finally:
        with open(time.strftime("inventory-%H%M.json"), "w") as fh:
            json.dump(counters, fh)
        return code


def main():
    code = snapshot()
    print("snapshot written, code", code)
    return code


if __name__ == "__main__":
    sys.exit(main())
