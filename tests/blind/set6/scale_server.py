"""Serve the weights of the truck scale to the gate terminals."""
import os
import socket
import socketserver
import threading

SCALE = os.environ.get("SCALE", "scale.internal:8101")


class Weigh(socketserver.StreamRequestHandler):
    def handle(self):
        truck = self.rfile.readline().strip().decode()
        host, port = SCALE.rsplit(":", 1)
        with socket.create_connection((host, int(port))) as scale:
            scale.sendall(b"WEIGH\n")
            weight = scale.recv(32)
        self.wfile.write(truck.encode() + b" " + weight)


class WeighServer(socketserver.ThreadingTCPServer):
    allow_reuse_address = True


def test_weighing(port):
    with socket.create_connection(("127.0.0.1", port)) as conn:
        conn.sendall(b"TEST-0000\n")
        print("test weighing:", conn.recv(64))


def main():
    address = ("127.0.0.1", int(os.environ.get("PORT", "0")))
    with WeighServer(address, Weigh) as server:
        port = server.server_address[1]
        threading.Thread(target=test_weighing, args=(port,), daemon=True).start()
        server.serve_forever()


if __name__ == "__main__":
    main()
