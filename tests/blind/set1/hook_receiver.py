"""Start an export and wait for the callback of the provider."""
import http.server
import os
import urllib.request


class Callback(http.server.BaseHTTPRequestHandler):
    result = None

    def do_POST(self):
        n = int(self.headers.get("Content-Length", 0))
        Callback.result = self.rfile.read(n)
        self.send_response(204)
        self.end_headers()


def main():
    with http.server.HTTPServer(("127.0.0.1", 0), Callback) as server:
        url = f"{os.environ['STATUS_URL']}/export?callback={server.server_port}"
        urllib.request.urlopen(url, timeout=5).read()
        while Callback.result is None:
            server.handle_request()
    print(Callback.result)


if __name__ == "__main__":
    main()
