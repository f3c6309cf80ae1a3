"""Collect readings from the meters behind the gateway."""
import os
import select
import socket

HOST = os.environ.get("GATEWAY_HOST", "gateway.internal")
PORT = int(os.environ.get("GATEWAY_PORT", "1502"))
METERS = 3


def open_meters():
    socks = []
    for number in range(METERS):
        sock = socket.create_connection((HOST, PORT))
        sock.sendall(f"READ {number}\r\n".encode())
        sock.setblocking(False)
        socks.append(sock)
    return socks


def collect(socks):
    readings, waiting = {}, list(socks)
    while waiting:
        try:
            ready, _, _ = select.select(waiting, [], [])
        except OSError:
            # interrupted by a signal
            continue
        for sock in ready:
            readings[sock.fileno()] = sock.recv(128)
            waiting.remove(sock)
    return readings


def main():
    readings = collect(open_meters())
    for fd, raw in readings.items():
        print(fd, raw.decode(errors="replace").strip())


if __name__ == "__main__":
    main()
