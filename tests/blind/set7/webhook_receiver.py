"""Receive webhooks of the payment provider and keep them as files."""
import os
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

TARGET = os.environ.get("WEBHOOK_DIR", "/srv/webhooks")


class Hook(BaseHTTPRequestHandler):
    def do_POST(self):
        length = int(self.headers.get("Content-Length", 0))
        body = self.rfile.read(length)
        name = f"{time.time_ns()}.json"
        with open(os.path.join(TARGET, name), "wb") as fh:
            fh.write(body)
        self.send_response(204)
        self.end_headers()

    def log_message(self, fmt, *args):
        print("hook:", fmt % args)


def main():
    server = ThreadingHTTPServer(("127.0.0.1", 0), Hook)
    print("listening on", server.server_port)
    try:
        server.serve_forever()
    except KeyboardInterrupt:
        print("stopped")
    finally:
        server.server_close()


if __name__ == "__main__":
    main()
