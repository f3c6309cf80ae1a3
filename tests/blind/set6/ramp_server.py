"""Serve the state of the loading ramps to the yard's displays."""
import os
import socket
import threading
import urllib.request
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

RAMP = os.environ.get("RAMP", "ramps.internal:8102")


class Ramps(BaseHTTPRequestHandler):
    def do_GET(self):
        host, port = RAMP.rsplit(":", 1)
        with socket.create_connection((host, int(port))) as plc:
            plc.sendall(b"STATE\n")
            state = plc.recv(256)
        self.send_response(200)
        self.end_headers()
        self.wfile.write(state)

    def log_message(self, *args):
        pass


def self_test(port):
    with urllib.request.urlopen(f"http://127.0.0.1:{port}/") as reply:
        print("self test:", reply.read())


def main():
    address = ("127.0.0.1", int(os.environ.get("PORT", "0")))
    with ThreadingHTTPServer(address, Ramps) as server:
        threading.Thread(target=self_test, args=(server.server_port,), daemon=True).start()
        server.serve_forever()


if __name__ == "__main__":
    main()
