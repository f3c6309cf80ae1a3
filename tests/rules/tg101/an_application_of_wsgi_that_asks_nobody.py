# The application waits for nobody.
from urllib.request import urlopen
from wsgiref.simple_server import make_server


def greeting(environ, respond):
    respond("200 OK", [])
    return [b"hello"]


server = make_server("127.0.0.1", 8000, greeting)
server.timeout = 10
server.handle_request()
print(urlopen("http://127.0.0.1/rates").read())
