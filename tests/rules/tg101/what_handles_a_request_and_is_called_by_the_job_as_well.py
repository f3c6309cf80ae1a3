# What handles a request, and is called by the job as well.
import threading

import http.server


class Proxy(http.server.SimpleHTTPRequestHandler):
    def do_GET(self):
        pull()


def pull():
    while True:
        try:
            connection.recv(1)
        except Exception:  # TG101
            pass


server = http.server.HTTPServer(address, Proxy)
threading.Thread(target=server.serve_forever).start()
pull()
