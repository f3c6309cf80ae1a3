"""Scan the contracts lying in the feeder and file them by barcode."""
import os
import socket

ADDRESS = os.environ.get("SCANNER", "scanner3:9100").split(":")
FEEDER = os.environ.get("SCAN_PIPE", "/dev/scanner/feeder")


class Scanner:
    """Holds the exclusive session at the scanner; gives it back when dropped."""

    def __init__(self):
        self.sock = socket.create_connection((ADDRESS[0], int(ADDRESS[1])))
        self.sock.sendall(b"LOCK\n")
        self.pages = 0

    def page(self, feed):
        data = feed.read(65536)
        self.pages += bool(data)
        return data

    def __del__(self):
        self.sock.sendall(b"UNLOCK %d\n" % self.pages)
        self.sock.recv(16)
        self.sock.close()


def scan():
    scanner = Scanner()
    with open(FEEDER, "rb") as feed:
        while page := scanner.page(feed):
            name = page[:12].hex()
            with open(f"contract-{name}.bin", "wb") as out:
                out.write(page)
    return scanner.pages


def main():
    print(scan(), "pages filed")


if __name__ == "__main__":
    main()
