"""Renews the door codes; log records are written to a file by a listener thread."""
import atexit
import logging
import logging.handlers
import os
import queue
import secrets
import socket

PORT = int(os.environ.get("SILENT_PORT", "9881"))
log = logging.getLogger("doors")


def setup_logging():
    records = queue.Queue(-1)
    listener = logging.handlers.QueueListener(records, logging.FileHandler("doors.log"))
    log.addHandler(logging.handlers.QueueHandler(records))
    log.setLevel(logging.INFO)
    listener.start()
    atexit.register(listener.stop)


def set_code(door, code):
    with socket.create_connection(("127.0.0.1", PORT)) as controller:
        controller.sendall(f"CODE {door} {code}\n".encode())
        if controller.makefile().readline() != "OK\n":
            raise RuntimeError(f"{door}: code not accepted")


def main():
    setup_logging()
    for door in ("main", "garage", "cellar"):
        log.info("new code for %s", door)
        set_code(door, f"{secrets.randbelow(10**6):06d}")
    log.info("all codes renewed")


if __name__ == "__main__":
    main()
