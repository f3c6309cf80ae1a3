"""Reads the pumps' operating hours; a station that does not answer in time is skipped."""
import csv
import logging
import os
import socket

PORT = int(os.environ.get("SILENT_PORT", "5021"))
STATIONS = [3, 5]
log = logging.getLogger("pumps")


class StationLink:
    def __init__(self, port, timeout):
        self.sock = socket.create_connection(("127.0.0.1", port), timeout=timeout)

    def hours(self, unit):
        self.sock.sendall(f"HOURS {unit}\n".encode())
        data = b""
        quiet = 0
        while not data.endswith(b"\n"):
            try:
                data += self.sock.recv(64)
            except socket.timeout:
                quiet += 1
                if quiet == 2:
                    return None
                log.debug("unit %d is quiet, keep listening", unit)
        return int(data)


def main():
    logging.basicConfig(level=logging.INFO)
    missing = 0
    with open("hours.csv", "w", newline="") as fh:
        writer = csv.writer(fh)
        for unit in STATIONS:
            hours = StationLink(PORT, timeout=0.2).hours(unit)
            missing += hours is None
            writer.writerow([unit, hours if hours is not None else ""])
    log.info("%d stations without an answer", missing)


if __name__ == "__main__":
    main()
