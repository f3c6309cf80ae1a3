"""Refresh the ad platform token; the consent redirect comes back to a local port."""
import json
import os
import secrets
from http.server import BaseHTTPRequestHandler, HTTPServer
from urllib.parse import parse_qs, urlparse


class Callback(BaseHTTPRequestHandler):
    def do_GET(self):
        self.server.query = parse_qs(urlparse(self.path).query)
        self.send_response(200)
        self.end_headers()
        self.wfile.write(b"You may close this window.")

    def log_message(self, *a):
        pass


def obtain_code(state):
    with HTTPServer(("127.0.0.1", 0), Callback) as srv:
        srv.query = None
        print(f"open http://127.0.0.1:{srv.server_port}/consent?state={state}")
        while not srv.query:
            srv.handle_request()
        return srv.query["code"][0]


def main():
    token = "token.json"
    if os.path.exists(token) and json.load(open(token)).get("fresh"):
        return
    code = obtain_code(secrets.token_urlsafe(8))
    with open(token, "w") as f:
        json.dump({"code": code, "fresh": True}, f)


if __name__ == "__main__":
    main()
