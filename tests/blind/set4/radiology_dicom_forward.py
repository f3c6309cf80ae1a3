"""Radiology: takes the CT images that the scanner pushes at night and stores them; ends when the scanner says END."""
import os
import socket
import socketserver
import threading
from pathlib import Path

STORE = Path(os.environ.get("WORK_DIR", "/srv/dicom"))


class Receiver(socketserver.BaseRequestHandler):
    def handle(self):
        name, data = None, b""
        while True:
            block = self.request.recv(1024)
            if not block:
                break
            data += block
            if data.endswith(b"END\n"):
                self.server.finished = True
                break
        if data:
            (STORE / f"img_{self.server.count:05d}.dcm").write_bytes(data)
            self.server.count += 1


class ImageServer(socketserver.TCPServer):
    allow_reuse_address = True
    finished, count = False, 0

    def service_actions(self):
        if self.finished:
            threading.Thread(target=self.shutdown, daemon=True).start()


def scanner(address):
    """the scanner's push (simulated on this host): it connects and starts with a header"""
    s = socket.create_connection(address)
    s.sendall(b"DICM" + b"\0" * 128)
    threading.Event().wait()


def main():
    with ImageServer(("127.0.0.1", int(os.environ.get("DICOM_PORT", "0"))), Receiver) as srv:
        threading.Thread(target=scanner, args=(srv.server_address,), daemon=True).start()
        srv.serve_forever(poll_interval=0.2)
        print(srv.count, "images")


if __name__ == "__main__":
    main()
