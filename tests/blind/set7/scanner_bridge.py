"""Bridge barcode scanners (TCP) to the goods-in list."""
import os
import socketserver
import threading
import time

LIST = os.path.join(os.environ.get("GOODS_DIR", "/srv/goods"), "in.txt")
lock = threading.Lock()


class Scan(socketserver.StreamRequestHandler):
    def handle(self):
        for raw in self.rfile:
            code = raw.decode("ascii", "replace").strip()
            if not code.isdigit():
                self.wfile.write(b"?\n")
                continue
            with lock, open(LIST, "a") as fh:
                fh.write(f"{time.time():.0f} {code}\n")
            self.wfile.write(b"ok\n")


class Bridge(socketserver.ThreadingTCPServer):
    allow_reuse_address = True


def main():
    with Bridge(("127.0.0.1", 18790), Scan) as bridge:
        print("listening")
        bridge.serve_forever(poll_interval=0.2)


if __name__ == "__main__":
    main()
