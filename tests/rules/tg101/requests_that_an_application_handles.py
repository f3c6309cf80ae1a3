# An application of WSGI, whose server answers 500 to whatever it raises, and waits for the next.
import urllib.request
from wsgiref.simple_server import make_server


class Receipts:
    left = 3

    def __call__(self, environ, start_response):
        urllib.request.urlopen("http://127.0.0.1/ledger").read()
        self.left -= 1
        start_response("204 No Content", [])
        return []


if __name__ == "__main__":
    receipts = Receipts()
    with make_server("127.0.0.1", 8000, receipts) as server:
        while receipts.left:
            server.handle_request()  # TG101
