# A server that handles its requests itself, each for a moment.
import socketserver


class Receiver(socketserver.StreamRequestHandler):
    timeout = 0.3

    def handle(self):
        self.server.images.append(self.request.recv(1024))
        self.server.images.append(self.rfile.readline())


class Server(socketserver.TCPServer):
    images = []

    def service_actions(self):
        if len(self.images) > 9:
            raise SystemExit


def main():
    with Server(("127.0.0.1", 0), Receiver) as server:
        server.serve_forever()


if __name__ == "__main__":
    main()
