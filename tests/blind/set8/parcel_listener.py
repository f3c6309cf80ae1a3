"""Receive parcel scan events over HTTP."""
import json
import os
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

PORT = int(os.environ.get("PARCEL_PORT", "8086"))


class ScanHandler(BaseHTTPRequestHandler):
    timeout = 20

    def do_POST(self):
        length = int(self.headers.get("Content-Length", "0"))
        event = json.loads(self.rfile.read(length))
        with open("scans.log", "a") as fh:
            fh.write(json.dumps(event) + "\n")
        self.send_response(204)
        self.end_headers()

    def log_message(self, fmt, *args):
        pass


def main():
    server = ThreadingHTTPServer(("127.0.0.1", PORT), ScanHandler)
    server.daemon_threads = True
    print("listening on", PORT)
    server.serve_forever()


if __name__ == "__main__":
    main()
