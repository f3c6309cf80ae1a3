"""Fetch the day's studies from the imaging archive."""
import os
import socket

import anyio
from anyio import to_thread

HOST = os.environ.get("PEER_HOST", "pacs.clinic.internal")
PORT = int(os.environ.get("PEER_PORT", "11112"))
STUDIES = ["1.2.840.1", "1.2.840.2", "1.2.840.3"]


def retrieve(study):
    with socket.create_connection((HOST, PORT)) as sock:
        sock.sendall(f"C-GET {study}\n".encode())
        size = int(sock.makefile("rb").readline())
        return sock.recv(size)


async def fetch(study, limiter):
    data = await to_thread.run_sync(retrieve, study, limiter=limiter)
    print(study, len(data))


async def main():
    limiter = anyio.CapacityLimiter(2)
    async with anyio.create_task_group() as group:
        for study in STUDIES:
            group.start_soon(fetch, study, limiter)


if __name__ == "__main__":
    anyio.run(main)
