"""Serves a client on the loopback interface, in a thread."""

import http.server
import threading
import urllib.request


class Handler(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        self.send_response(200)
        self.end_headers()
        self.wfile.write(b"rows")

    def log_message(self, *_):
        pass


def main():
    server = http.server.HTTPServer(("127.0.0.1", 0), Handler)
    # A short poll: the time to the shutdown would depend on when the thread had started.
    threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    print(opener.open("http://127.0.0.1:%d/" % server.server_port).read())
    server.shutdown()


if __name__ == "__main__":
    main()
