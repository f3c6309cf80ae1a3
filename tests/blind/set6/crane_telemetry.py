"""Record the telemetry of the harbour crane and show a sign of life."""
import os
import socket
import threading
import time


class LifeSign:
    def __init__(self, path, every):
        self.path = path
        self.every = every
        self.timer = None

    def beat(self):
        with open(self.path, "w") as handle:
            handle.write(f"{time.time():.0f}\n")
        self.timer = threading.Timer(self.every, self.beat)
        self.timer.start()

    def stop(self):
        self.timer.cancel()


def frames(address):
    host, port = address.rsplit(":", 1)
    with socket.create_connection((host, int(port))) as conn:
        conn.sendall(b"TELEMETRY 100\n")
        with conn.makefile() as lines:
            yield from lines


def main():
    sign = LifeSign("/tmp/crane_telemetry.alive", every=1.0)
    sign.beat()
    count = 0
    for frame in frames(os.environ.get("CRANE", "crane.internal:7700")):
        count += 1
        print(frame.rstrip())
    sign.stop()
    print(count, "frames recorded")


if __name__ == "__main__":
    main()
