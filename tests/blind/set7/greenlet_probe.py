"""Probe the branch routers with greenlets."""
from gevent import monkey

monkey.patch_all()

import os
import socket

import gevent
from gevent.pool import Pool

HOST = os.environ.get("ROUTER_HOST", "routers.internal")
PORT = int(os.environ.get("ROUTER_PORT", "830"))


def banner(number):
    with socket.create_connection((HOST, PORT)) as sock:
        sock.sendall(f"router {number}\n".encode())
        return number, sock.recv(64).decode().strip()


def main():
    pool = Pool(10)
    jobs = [pool.spawn(banner, n) for n in range(20)]
    gevent.joinall(jobs)
    for job in jobs:
        number, text = job.value
        print(number, text)


if __name__ == "__main__":
    main()
