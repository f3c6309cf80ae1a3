"""Sorts incoming claims; log lines are collected and sent to the log server in one go."""
import logging
import logging.handlers
import os
import socket

PORT = int(os.environ.get("SILENT_PORT", "8125"))
CLAIMS = [("C-1", "water"), ("C-2", "hail"), ("C-3", "theft")]
log = logging.getLogger("claims")


def setup_logging():
    server = logging.handlers.HTTPHandler(f"127.0.0.1:{PORT}", "/log", method="POST")
    buffer = logging.handlers.MemoryHandler(capacity=500, flushLevel=logging.CRITICAL, target=server)
    log.addHandler(buffer)
    log.addHandler(logging.FileHandler("claims.log"))
    log.setLevel(logging.INFO)


class Classifier:
    def __init__(self, port):
        self.sock = socket.create_connection(("127.0.0.1", port))

    def department(self, kind):
        self.sock.sendall(kind.encode() + b"\n")
        return self.sock.recv(100).decode().strip()


def main():
    setup_logging()
    classifier = Classifier(PORT)
    with open("triage.tsv", "w") as fh:
        for number, kind in CLAIMS:
            log.info("claim %s: %s", number, kind)
            fh.write(f"{number}\t{classifier.department(kind)}\n")
    log.info("%d claims sorted", len(CLAIMS))


if __name__ == "__main__":
    main()
