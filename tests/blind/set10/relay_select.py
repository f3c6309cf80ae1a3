"""Multiplexes two measuring devices with select and writes their samples to files."""
import errno
import os
import select
import socket

PORT = int(os.environ.get("SILENT_PORT", "4001"))


class Device:
    def __init__(self, name):
        self.name = name
        self.sock = socket.create_connection(("127.0.0.1", PORT))
        self.out = open(name + ".log", "wb")

    def fileno(self):
        return self.sock.fileno()

    def pump(self):
        data = self.sock.recv(4096)
        self.out.write(data)
        return bool(data)


def loop(devices):
    while devices:
        try:
            readable, _, _ = select.select(devices, [], [])
        except OSError as exc:
            if exc.errno == errno.EINTR:
                continue
            raise
        for device in readable:
            if not device.pump():
                devices.remove(device)


def main():
    loop([Device("scale"), Device("thermo")])


if __name__ == "__main__":
    main()
