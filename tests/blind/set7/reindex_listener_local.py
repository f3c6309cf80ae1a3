"""Reindex documents; log through a queue to the console."""
import logging
import logging.handlers
import os
import queue
import socket

log = logging.getLogger("reindex")
HOST = os.environ.get("INDEX_HOST", "index.internal")
PORT = int(os.environ.get("INDEX_PORT", "9200"))


def start_logging():
    records = queue.SimpleQueue()
    log.addHandler(logging.handlers.QueueHandler(records))
    log.setLevel(logging.INFO)
    listener = logging.handlers.QueueListener(records, logging.StreamHandler())
    listener.start()
    return listener


def reindex(batch):
    log.info("batch %s", batch)
    with socket.create_connection((HOST, PORT)) as sock:
        sock.sendall(f"REINDEX {batch}\n".encode())
        return int(sock.makefile().readline())


def main():
    listener = start_logging()
    try:
        total = sum(reindex(b) for b in range(10))
        log.info("reindexed %d documents", total)
    finally:
        listener.stop()


if __name__ == "__main__":
    main()
