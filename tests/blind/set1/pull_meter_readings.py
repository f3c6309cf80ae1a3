#!/usr/bin/env python3
"""Pull the hourly readings from the meter gateway and append them to a file."""
import json
import os
import socket
import sys
from datetime import datetime, timezone

HOST = os.environ["SVC_HOST"]
PORT = int(os.environ["SVC_PORT"])
OUT = os.path.join(os.environ["WORK_DIR"], "readings.jsonl")


def fetch(meter_id):
    with socket.create_connection((HOST, PORT)) as sock:
        sock.sendall(f"READ {meter_id}\r\n".encode())
        buf = b""
        while not buf.endswith(b"\r\n"):
            chunk = sock.recv(4096)
            if not chunk:
                break
            buf += chunk
    return buf.decode().strip()


def main():
    with open(OUT, "a") as fh:
        for meter in ("M-100", "M-101", "M-102"):
            value = fetch(meter)
            fh.write(json.dumps({"meter": meter, "value": value,
                                 "at": datetime.now(timezone.utc).isoformat()}) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
