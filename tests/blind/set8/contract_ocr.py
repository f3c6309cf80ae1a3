"""Read contracts from the feeder and file the pages."""
import os
import socket

ADDRESS = os.environ.get("SCANNER", "scanner3:9100").split(":")
FEEDER = os.environ.get("SCAN_PIPE", "/dev/scanner/feeder")


class Session:
    def __init__(self):
        self.sock = socket.create_connection((ADDRESS[0], int(ADDRESS[1])))
        self.sock.sendall(b"LOCK\n")

    def __del__(self):
        self.sock.close()


def scan():
    session = Session()
    pages = 0
    with open(FEEDER, "rb") as feed:
        while page := feed.read(65536):
            with open(f"page-{pages:04d}.bin", "wb") as out:
                out.write(page)
            pages += 1
    del session
    return pages


def main():
    print(scan(), "pages filed")


if __name__ == "__main__":
    main()
