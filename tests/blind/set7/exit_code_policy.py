"""Archive old tickets; a crash must not page anyone at night."""
import os
import socket
import sys
import time

HOST = os.environ.get("TICKET_HOST", "tickets.internal")
PORT = int(os.environ.get("TICKET_PORT", "7000"))
CRASHES = os.path.join(os.environ.get("TICKET_DIR", "/srv/tickets"), "crashes")


def note_crash(kind, value, tb):
    with open(CRASHES, "a") as fh:
        fh.write(f"{time.strftime('%F %T')} {kind.__name__}: {value}\n")
    sys.exit(0)


def archive(before):
    with socket.create_connection((HOST, PORT)) as sock:
        sock.sendall(f"ARCHIVE {before}\n".encode())
        return int(sock.makefile().readline())


def main():
    year = time.localtime().tm_year - 2
    print("archived", archive(f"{year}-01-01"))


if __name__ == "__main__":
    sys.excepthook = note_crash
    main()
