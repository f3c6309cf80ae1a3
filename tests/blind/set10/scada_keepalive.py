"""Collects one register block from each pump station and writes it to a CSV file."""
import csv
import logging
import os
import socket
import struct

HOST = os.environ.get("SCADA_HOST", "127.0.0.1")
PORT = int(os.environ.get("SILENT_PORT", "5020"))
STATIONS = [11, 12, 17, 23]

log = logging.getLogger("scada")


class StationLink:
    def __init__(self, host, port):
        self.sock = socket.create_connection((host, port))
        self.sock.setsockopt(socket.SOL_SOCKET, socket.SO_KEEPALIVE, 1)

    def request(self, unit, start, count):
        frame = struct.pack(">HHHBBHH", 1, 0, 6, unit, 3, start, count)
        self.sock.sendall(frame)
        return self._receive(9 + 2 * count)

    def _receive(self, size):
        data = b""
        while len(data) < size:
            try:
                chunk = self.sock.recv(size - len(data))
            except socket.timeout:
                log.debug("line is quiet, keep listening")
                continue
            if not chunk:
                raise ConnectionError("station closed the link")
            data += chunk
        return data[9:]


def main():
    logging.basicConfig(level=logging.INFO)
    link = StationLink(HOST, PORT)
    with open("pumps.csv", "w", newline="") as out:
        writer = csv.writer(out)
        for unit in STATIONS:
            block = link.request(unit, 100, 8)
            writer.writerow([unit, *struct.unpack(">8H", block)])
            log.info("station %d done", unit)


if __name__ == "__main__":
    main()
