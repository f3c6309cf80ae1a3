# A server of HTTP prints what is raised while it reads a request, and waits for the next.
from http.server import BaseHTTPRequestHandler, HTTPServer

codes = []


class Callback(BaseHTTPRequestHandler):
    def do_GET(self):
        codes.append(self.path)


def main():
    with HTTPServer(("127.0.0.1", 8190), Callback) as server:
        while not codes:
            server.handle_request()  # TG101 (low)
    print(codes)


if __name__ == "__main__":
    main()
