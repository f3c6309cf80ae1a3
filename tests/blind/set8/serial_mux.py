"""Merge the lines of several serial servers into one log."""
import os
import select
import socket

HOST = os.environ.get("MUX_HOST", "serial-gw")
PORT = int(os.environ.get("MUX_PORT", "4001"))
LINES = 3


def connect():
    socks = {}
    for number in range(LINES):
        sock = socket.create_connection((HOST, PORT))
        sock.setblocking(False)
        socks[sock] = number
    return socks


def merge(socks, out):
    while socks:
        try:
            readable, _, _ = select.select(list(socks), [], [])
        except select.error:
            continue
        for sock in readable:
            data = sock.recv(4096)
            if not data:
                del socks[sock]
                sock.close()
                continue
            out.write(b"%d: " % socks[sock] + data)


def main():
    with open("merged.log", "ab") as out:
        merge(connect(), out)


if __name__ == "__main__":
    main()
