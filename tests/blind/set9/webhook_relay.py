"""Receive the payment provider's webhooks and pass them on to the shop."""
import os
import threading
import urllib.request
from http.server import BaseHTTPRequestHandler, HTTPServer

SHOP = os.environ.get("API_URL", "http://shop.corp.internal")


class Relay(BaseHTTPRequestHandler):
    def do_POST(self):
        body = self.rfile.read(int(self.headers["Content-Length"]))
        with urllib.request.urlopen(SHOP + self.path, data=body) as answer:
            self.send_response(answer.status)
        self.end_headers()


def selftest(port):
    """One harmless event through the whole chain when the relay starts."""
    urllib.request.urlopen(f"http://127.0.0.1:{port}/ping", data=b"{}").close()


def main():
    server = HTTPServer(("127.0.0.1", int(os.environ.get("RELAY_PORT", "0"))), Relay)
    threading.Thread(target=selftest, args=(server.server_port,), daemon=True).start()
    server.serve_forever()


if __name__ == "__main__":
    main()
