# What handles a request.
import threading

import http.server


class Proxy(http.server.SimpleHTTPRequestHandler):
    def do_GET(self):
        self.pull()

    def pull(self):
        while True:
            try:
                connection.recv(1)
            except Exception:
                pass


server = http.server.HTTPServer(address, Proxy)
threading.Thread(target=server.serve_forever).start()
