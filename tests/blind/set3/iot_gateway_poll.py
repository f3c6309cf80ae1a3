"""Poll sensors behind the IoT gateway until 50 samples are there, then write them out."""
import contextlib
import json
import os
import socket
import struct
import time

WANTED = 50


class Gateway:
    def __init__(self, host, port):
        self.addr = (host, port)
        self.sock = None

    def open(self):
        self.sock = socket.socket()
        self.sock.connect(self.addr)
        self.sock.sendall(b"\x01SUB\x00")

    def close(self):
        with contextlib.suppress(OSError):
            self.sock.close()
        self.sock = None

    def sample(self):
        head = self.sock.recv(4)
        if len(head) < 4:
            raise ConnectionError("short frame")
        size, = struct.unpack("!I", head)
        return json.loads(self.sock.recv(size))


def collect(gateway):
    samples = []
    while len(samples) < WANTED:
        if gateway.sock is None:
            gateway.open()
        try:
            samples.append(gateway.sample())
        except:  # noqa: E722  the field devices send all sorts of rubbish
            gateway.close()
            time.sleep(0.3)
    return samples


def main():
    gw = Gateway(os.environ["SVC_HOST"], int(os.environ["GATEWAY_PORT"]))
    data = collect(gw)
    with open(os.path.join(os.environ.get("WORK_DIR", "."), "samples.json"), "w") as fh:
        json.dump(data, fh)


if __name__ == "__main__":
    main()
