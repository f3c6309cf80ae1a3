"""Collects the play counts of the jukeboxes with cooperative greenlets."""
from gevent import monkey

monkey.patch_all()

import collections
import os
import socket

import gevent

PORT = int(os.environ.get("SILENT_PORT", "8451"))
BOXES = ["bar", "lounge", "garden"]


def plays(box):
    with socket.create_connection(("127.0.0.1", PORT)) as sock:
        sock.sendall(f"PLAYS {box}\n".encode())
        return collections.Counter(line.strip() for line in sock.makefile())


def main():
    greenlets = [gevent.spawn(plays, box) for box in BOXES]
    gevent.joinall(greenlets, raise_error=True)
    charts = sum((greenlet.value for greenlet in greenlets), collections.Counter())
    for title, number in charts.most_common(10):
        print(f"{number:5d} {title}")


if __name__ == "__main__":
    main()
