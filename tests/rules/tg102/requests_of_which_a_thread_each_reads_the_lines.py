# The server waits for the thread of each request, which reads what its client sends.
import socketserver


class Scan(socketserver.StreamRequestHandler):
    def handle(self):
        for line in self.rfile:
            print(line)


class Server(socketserver.ThreadingTCPServer):
    allow_reuse_address = True


class QuietServer(socketserver.ThreadingTCPServer):
    daemon_threads = True


def main():
    with Server(("127.0.0.1", 8100), Scan) as server:  # TG102 (low)
        server.handle_request()
    with QuietServer(("127.0.0.1", 8101), Scan) as server:
        server.handle_request()


if __name__ == "__main__":
    main()
