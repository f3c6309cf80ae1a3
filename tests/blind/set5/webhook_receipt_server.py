"""Payment provider sends its receipts as webhooks after the nightly settlement; this job receives all three and ends."""
import os
import socket
import threading
import urllib.request
from wsgiref.simple_server import make_server

from hooktools.client import nudge

EXPECTED = {"r1", "r2", "r3"}


class Receipts:
    def __init__(self):
        self.open = set(EXPECTED)

    def confirm(self, receipt):
        with socket.create_connection((os.environ.get("HOOK_HOST", "ledger"), int(os.environ.get("HOOK_PORT", "7171")))) as s:
            ledger = s.makefile("rw")
            ledger.write(f"CONFIRM {receipt}\n")
            ledger.flush()
            verdict = ledger.readline()
        return verdict.startswith("OK")

    def __call__(self, environ, start_response):
        receipt = environ["PATH_INFO"].strip("/")
        if receipt in self.open and self.confirm(receipt):
            self.open.discard(receipt)
        start_response("204 No Content", [])
        return []


def main():
    app = Receipts()
    with make_server("127.0.0.1", 0, app) as httpd:
        nudge(httpd.server_port, sorted(EXPECTED))
        while app.open:
            httpd.handle_request()
    print("all receipts confirmed")


if __name__ == "__main__":
    main()
