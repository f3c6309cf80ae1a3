# The server of the standard library prints what the application raises.
from urllib.request import urlopen
from wsgiref.simple_server import make_server


def application(environ, respond):
    respond("200 OK", [])
    return [urlopen("http://127.0.0.1/rates").read()]


server = make_server("127.0.0.1", 8000, application)
for _ in range(10):
    server.handle_request()  # TG101
