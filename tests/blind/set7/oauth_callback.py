"""Wait for the OAuth callback of the partner portal and store the code."""
import os
import urllib.parse
from http.server import BaseHTTPRequestHandler, HTTPServer

PORT = 18790
codes = []


class Callback(BaseHTTPRequestHandler):
    def do_GET(self):
        query = urllib.parse.parse_qs(urllib.parse.urlsplit(self.path).query)
        codes.extend(query.get("code", []))
        self.send_response(200)
        self.end_headers()
        self.wfile.write(b"You may close this window.")

    def log_message(self, fmt, *args):
        print("callback:", fmt % args)


def main():
    with HTTPServer(("127.0.0.1", PORT), Callback) as server:
        while not codes:
            server.handle_request()
    path = os.path.join(os.environ.get("SECRET_DIR", "/etc/partner"), "code")
    with open(path, "w") as fh:
        fh.write(codes[0])
    print("code stored")


if __name__ == "__main__":
    main()
