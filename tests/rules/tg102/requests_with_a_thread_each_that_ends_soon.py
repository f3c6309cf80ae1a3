# What handles a request computes only, or its threads are daemons by default.
import http.server
import socketserver


class Add(socketserver.BaseRequestHandler):
    def handle(self):
        self.request.close()


def main():
    with socketserver.ThreadingTCPServer(("127.0.0.1", 8100), Add) as server:
        server.handle_request()
    with http.server.ThreadingHTTPServer(("127.0.0.1", 8101), Add) as pages:
        pages.handle_request()


if __name__ == "__main__":
    main()
