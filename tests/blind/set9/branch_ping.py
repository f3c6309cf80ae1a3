"""Ping the branch routers in parallel through their management port."""
import os
import socket
import traceback
from concurrent.futures import ThreadPoolExecutor

HOST = os.environ.get("PEER_HOST", "router-%d.branch.internal")
PORT = int(os.environ.get("PEER_PORT", "8291"))


def ping(number):
    host = HOST % number if "%" in HOST else HOST
    with socket.create_connection((host, PORT)) as sock:
        sock.sendall(b"PING\n")
        return number, sock.recv(10).strip() == b"PONG"


def main():
    pool = ThreadPoolExecutor(8)
    for number, up in pool.map(ping, range(1, 9)):
        print(number, "up" if up else "down")
    pool.shutdown()


if __name__ == "__main__":
    try:
        main()
    except BaseException:
        traceback.print_exc()
        os._exit(1)
