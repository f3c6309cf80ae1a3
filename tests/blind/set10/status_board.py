"""Answers status questions of the hall displays over XML-RPC."""
import logging
import os
import threading
from xmlrpc.server import SimpleXMLRPCServer

BIND = ("127.0.0.1", int(os.environ.get("BOARD_PORT", "0")))
log = logging.getLogger("board")


class Board:
    def __init__(self):
        self.lines = {"A": "running", "B": "maintenance"}

    def status(self, line):
        return self.lines.get(line, "unknown")

    def set_status(self, line, text):
        self.lines[line] = text
        return True


class BoardServer:
    def __init__(self, bind):
        self.server = SimpleXMLRPCServer(bind, logRequests=False, allow_none=True)
        self.server.register_instance(Board())
        self.server.register_function(self.quit, "quit")
        self.thread = threading.Thread(target=self.server.serve_forever, name="rpc")
        self.finished = threading.Event()

    def quit(self):
        self.finished.set()
        return True

    def start(self):
        self.thread.start()
        log.info("listening on port %d", self.server.server_address[1])

    def wait(self):
        self.finished.wait()
        self.server.shutdown()


def main():
    logging.basicConfig(level=logging.INFO)
    server = BoardServer(BIND)
    server.start()
    server.wait()


if __name__ == "__main__":
    main()
