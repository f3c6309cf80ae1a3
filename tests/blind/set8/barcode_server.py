"""TCP service for the hand scanners: one line per scan, answered with the article."""
import os
import socket
import socketserver
import threading

PORT = int(os.environ.get("BARCODE_PORT", "4700"))
ARTICLES = {"4006381333931": "pen", "5901234123457": "ruler"}


class ScanHandler(socketserver.StreamRequestHandler):
    def handle(self):
        for raw in self.rfile:
            code = raw.decode("ascii", "replace").strip()
            self.wfile.write((ARTICLES.get(code, "?") + "\n").encode())


class Server(socketserver.ThreadingTCPServer):
    allow_reuse_address = True


def self_test():
    """The first scanner in the office keeps its connection open all day."""
    self_test.sock = socket.create_connection(("127.0.0.1", PORT))
    self_test.sock.sendall(b"4006381333931\n")


def main():
    with Server(("127.0.0.1", PORT), ScanHandler) as server:
        timer = threading.Timer(0.3, self_test)
        timer.start()
        server.serve_forever()


if __name__ == "__main__":
    main()
