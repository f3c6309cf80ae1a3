"""Polls the tills for new receipts, round after round."""
import configparser
import logging
import os
import socket
import time

DEFAULTS = """
[watch]
pause = 1
tills = till-1 till-2
"""
PORT = int(os.environ.get("SILENT_PORT", "5555"))
log = logging.getLogger("tills")


class TillWatch:
    def __init__(self, config):
        self.pause = config.getfloat("pause")
        self.tills = config["tills"].split()
        self.seen = set()

    def receipts(self, till):
        with socket.create_connection(("127.0.0.1", PORT)) as sock:
            sock.sendall(f"RECEIPTS {till}\n".encode())
            for line in sock.makefile():
                yield line.strip()

    def round(self):
        for till in self.tills:
            for receipt in self.receipts(till):
                if receipt not in self.seen:
                    self.seen.add(receipt)
                    log.info("%s: %s", till, receipt)

    def run(self):
        while True:
            try:
                self.round()
                time.sleep(self.pause)
            except Exception:
                log.exception("round failed, going on")


if __name__ == "__main__":
    logging.basicConfig(level=logging.INFO)
    parser = configparser.ConfigParser()
    parser.read_string(DEFAULTS)
    TillWatch(parser["watch"]).run()
