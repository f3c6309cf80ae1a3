"""Collect the bar codes of all hand scanners."""
import os
import select
import socket

HOST = os.environ.get("PEER_HOST", "scanners.wh.internal")
PORT = int(os.environ.get("PEER_PORT", "2101"))
OUT = os.path.join(os.environ.get("WORK_DIR", "/srv/scans"), "codes.txt")


def connect(count):
    socks = []
    for number in range(count):
        sock = socket.create_connection((HOST, PORT))
        sock.sendall(f"SCANNER {number}\n".encode())
        sock.setblocking(False)
        socks.append(sock)
    return socks


def main():
    socks = connect(4)
    with open(OUT, "ab") as out:
        while socks:
            try:
                ready, _, _ = select.select(socks, [], [])
            except (OSError, select.error):
                # interrupted system call
                continue
            for sock in ready:
                data = sock.recv(1024)
                if data:
                    out.write(data)
                else:
                    socks.remove(sock)


if __name__ == "__main__":
    main()
