# The server waits for the thread of each request.
import socket
import socketserver


class Weigh(socketserver.StreamRequestHandler):
    def handle(self):
        with socket.create_connection(("scale.internal", 8101)) as scale:
            self.wfile.write(scale.recv(32))


class Server(socketserver.ThreadingTCPServer):
    allow_reuse_address = True


def main():
    with Server(("127.0.0.1", 8100), Weigh) as server:  # TG102
        server.handle_request()


if __name__ == "__main__":
    main()
