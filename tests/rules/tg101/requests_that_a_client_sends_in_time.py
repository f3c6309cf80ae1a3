# A server of HTTP that waits for a request for a while.
from http.server import BaseHTTPRequestHandler, HTTPServer

codes = []


class Callback(BaseHTTPRequestHandler):
    timeout = 5

    def do_GET(self):
        codes.append(self.path)


def main():
    with HTTPServer(("127.0.0.1", 8190), Callback) as server:
        while not codes:
            server.handle_request()
    print(codes)


if __name__ == "__main__":
    main()
