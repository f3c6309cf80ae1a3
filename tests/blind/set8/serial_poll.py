"""Poll the serial servers for their meters."""
import errno
import os
import select
import socket

HOST = os.environ.get("MUX_HOST", "serial-gw")
PORT = int(os.environ.get("MUX_PORT", "4001"))


def poll(socks, out):
    while socks:
        try:
            readable, _, _ = select.select(socks, [], [])
        except OSError as exc:
            if exc.errno in (errno.EINTR, errno.EAGAIN):
                continue
            raise
        for sock in readable:
            data = sock.recv(4096)
            if not data:
                socks.remove(sock)
                sock.close()
            out.write(data)


def main():
    socks = []
    for _ in range(2):
        sock = socket.create_connection((HOST, PORT))
        sock.sendall(b"METER?\r")
        socks.append(sock)
    with open("meters.log", "ab") as out:
        poll(socks, out)


if __name__ == "__main__":
    main()
