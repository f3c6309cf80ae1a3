"""Receive the payment notices of the bank and confirm each of them."""
import json
import os
import threading
import urllib.request
from http.server import BaseHTTPRequestHandler, HTTPServer

BANK = os.environ.get("BANK_URL", "http://bank.example")


class Notice(BaseHTTPRequestHandler):
    def do_POST(self):
        size = int(self.headers.get("Content-Length", 0))
        notice = json.loads(self.rfile.read(size))
        with urllib.request.urlopen(f"{BANK}/confirm/{notice['id']}") as reply:
            state = reply.read()
        self.server.confirmed += 1
        self.send_response(200)
        self.end_headers()
        self.wfile.write(state)

    def log_message(self, *args):
        pass


def announce(port):
    body = json.dumps({"id": "startup-test"}).encode()
    request = urllib.request.Request(f"http://127.0.0.1:{port}/notice", data=body)
    urllib.request.urlopen(request, timeout=300)


def main():
    server = HTTPServer(("127.0.0.1", int(os.environ.get("PORT", "0"))), Notice)
    server.confirmed = 0
    threading.Thread(target=announce, args=(server.server_port,), daemon=True).start()
    while server.confirmed < 1000:
        server.handle_request()
    print(server.confirmed, "payments confirmed")


if __name__ == "__main__":
    main()
