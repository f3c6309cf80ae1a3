"""Road service: takes the plough drivers' confirmations (HTTP) until all have answered."""
import http.server


class Confirmation(http.server.BaseHTTPRequestHandler):
    def do_POST(self):
        self.server.missing.discard(self.path.strip("/"))
        self.send_response(204)
        self.end_headers()

    def log_message(self, format, *args):
        pass


class Dispatch(http.server.HTTPServer):
    def __init__(self, drivers):
        super().__init__(("127.0.0.1", 0), Confirmation)
        self.missing = set(drivers)

    def handle_error(self, request, client_address):
        print("bad request from", client_address)


def main():
    with Dispatch({"p1", "p2", "p3"}) as server:
        with open("port", "w") as f:
            f.write(str(server.server_port))
        while server.missing:
            server.handle_request()
    print("all ploughs confirmed")


if __name__ == "__main__":
    main()
