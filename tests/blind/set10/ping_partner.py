"""Checks the partner's gateway and writes the state for the monitoring page."""
import json
import os
import socket
import time

import backoff

PORT = int(os.environ.get("SILENT_PORT", "7302"))


@backoff.on_exception(backoff.constant, OSError, interval=0.1, jitter=None, max_time=0.5)
def ping(port):
    started = time.perf_counter()
    with socket.create_connection(("127.0.0.1", port), timeout=0.15) as sock:
        sock.sendall(b"PING\n")
        sock.recv(16)
    return time.perf_counter() - started


def state():
    try:
        return {"state": "up", "seconds": round(ping(PORT), 3)}
    except OSError as exc:
        return {"state": "down", "reason": str(exc)}


def main():
    with open("partner.json", "w") as fh:
        json.dump(state(), fh)


if __name__ == "__main__":
    main()
