# Servers of the standard library answer with an error to whatever is raised.
import urllib.request
from http.server import BaseHTTPRequestHandler, HTTPServer
from xmlrpc.server import SimpleXMLRPCServer

DONE = []


def book(number):
    DONE.append(urllib.request.urlopen("http://127.0.0.1/ledger").read())
    return True


class Hook(BaseHTTPRequestHandler):
    def do_POST(self):
        book(self.path)
        self.send_response(204)


if __name__ == "__main__":
    rpc = SimpleXMLRPCServer(("127.0.0.1", 8001))
    rpc.register_function(book)
    while len(DONE) < 3:
        rpc.handle_request()  # TG101
    server = HTTPServer(("127.0.0.1", 8000), Hook)
    while len(DONE) < 6:
        server.handle_request()  # TG101
