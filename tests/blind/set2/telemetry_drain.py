"""Drain the gateway's telemetry socket into a spool file for one batch."""
import os
import socket
import threading

HOST, PORT = os.environ["SVC_HOST"], int(os.environ["DEVICE_PORT"])
BATCH = 500


class Reader(threading.Thread):
    def __init__(self, out):
        super().__init__(name="reader")
        self.out = out
        self.count = 0

    def run(self):
        sock = socket.create_connection((HOST, PORT))
        sock.sendall(b"SUB telemetry\n")
        with sock.makefile("r") as lines:
            for line in lines:
                self.out.write(line)
                self.count += 1
                if self.count >= BATCH:
                    break


def main():
    with open("telemetry.spool", "w") as out:
        reader = Reader(out)
        reader.start()
        reader.join()
    print(reader.count, "records")


if __name__ == "__main__":
    main()
