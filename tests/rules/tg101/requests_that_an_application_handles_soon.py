# What handles the requests waits for nobody, or not for long.
import urllib.request
from wsgiref.simple_server import make_server
from xmlrpc.server import SimpleXMLRPCServer

LEFT = [1, 2, 3]


def receive(environ, start_response):
    urllib.request.urlopen("http://127.0.0.1/ledger", timeout=10).read()
    LEFT.pop()
    start_response("204 No Content", [])
    return []


def tick(number):
    return LEFT.pop()


if __name__ == "__main__":
    with make_server("127.0.0.1", 8000, receive) as server:
        while LEFT:
            server.handle_request()
    rpc = SimpleXMLRPCServer(("127.0.0.1", 8001))
    rpc.register_function(tick)
    rpc.handle_request()
