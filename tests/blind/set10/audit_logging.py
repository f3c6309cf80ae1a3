"""Closes expired user accounts; every closing is logged to the security log collector."""
import atexit
import logging
import logging.handlers
import os
import queue
import socket

PORT = int(os.environ.get("SILENT_PORT", "9880"))
ACCOUNTS = ["m.keller", "a.lindqvist", "temp-2291"]
log = logging.getLogger("accounts")


def setup_logging():
    """Log calls must not slow us down, so that a listener thread talks to the collector."""
    records = queue.Queue(-1)
    collector = logging.handlers.HTTPHandler(f"127.0.0.1:{PORT}", "/security", method="POST")
    listener = logging.handlers.QueueListener(records, collector)
    log.addHandler(logging.handlers.QueueHandler(records))
    log.setLevel(logging.INFO)
    listener.start()
    atexit.register(listener.stop)


def close_account(name):
    with socket.create_connection(("127.0.0.1", PORT)) as idm:
        idm.sendall(f"CLOSE {name}\n".encode())
        reply = idm.makefile().readline()
    if not reply.startswith("OK"):
        raise RuntimeError(f"{name}: {reply!r}")


def main():
    setup_logging()
    for name in ACCOUNTS:
        log.info("closing %s", name)
        close_account(name)
        log.info("closed %s", name)


if __name__ == "__main__":
    main()
