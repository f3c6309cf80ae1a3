"""Port: gives the ships' agents a moment to confirm their berth; no confirmation is fine too."""
import os
import socketserver


class Confirm(socketserver.StreamRequestHandler):
    timeout = 0.3

    def handle(self):
        line = self.rfile.readline().decode().strip()
        if line.startswith("CONFIRM "):
            self.server.confirmed.append(line[8:])
            self.wfile.write(b"THANKS\n")


class Server(socketserver.TCPServer):
    allow_reuse_address = True
    timeout = 0.4

    def __init__(self, *a):
        super().__init__(*a)
        self.confirmed = []


def main():
    with Server(("127.0.0.1", 0), Confirm) as srv:
        for _ in range(3):
            srv.handle_request()
        with open(os.path.join(os.environ.get("WORK_DIR", "."), "berths.txt"), "w") as f:
            f.writelines(b + "\n" for b in srv.confirmed)
        print(len(srv.confirmed), "confirmed")


if __name__ == "__main__":
    main()
