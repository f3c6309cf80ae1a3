"""Pulls DNS zones over TCP from the primary and stores them as raw messages."""
import logging
import os
import socket
import struct

PORT = int(os.environ.get("SILENT_PORT", "53"))
ZONES = ["example.org", "example.net", "internal.example"]
log = logging.getLogger("axfr")


def question(zone, qtype=252):
    labels = b"".join(bytes([len(p)]) + p.encode() for p in zone.split("."))
    header = struct.pack(">HHHHHH", 0x2A2A, 0, 1, 0, 0, 0)
    return header + labels + b"\0" + struct.pack(">HH", qtype, 1)


def transfer(zone):
    with socket.create_connection(("127.0.0.1", PORT)) as sock:
        query = question(zone)
        sock.sendall(struct.pack(">H", len(query)) + query)
        stream = sock.makefile("rb")
        (size,) = struct.unpack(">H", stream.read(2))
        return stream.read(size)


def refresh(zones):
    failed = []
    for zone in zones:
        try:
            data = transfer(zone)
            with open(zone + ".axfr", "wb") as fh:
                fh.write(data)
        except* OSError as group:
            log.error("%s: %s", zone, group.exceptions)
            failed.append(zone)
        except* struct.error:
            log.error("%s: short answer", zone)
            failed.append(zone)
    return failed


if __name__ == "__main__":
    logging.basicConfig(level=logging.INFO)
    bad = refresh(ZONES)
    raise SystemExit(1 if bad else 0)
