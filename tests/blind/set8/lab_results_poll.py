"""Poll the laboratory devices for finished results."""
import json
import os
import socket

import anyio
from anyio import to_thread

DEVICES = ["cobas", "sysmex", "vitek"]
HOST = os.environ.get("LAB_HOST", "lab-gw")
PORT = int(os.environ.get("LAB_PORT", "5100"))


def results(device):
    with socket.create_connection((HOST, PORT)) as sock:
        sock.sendall(f"RESULTS {device}\r\n".encode())
        return json.loads(sock.makefile().readline())


async def poll(device, sink):
    data = await to_thread.run_sync(results, device)
    sink[device] = data


async def main():
    sink = {}
    async with anyio.create_task_group() as group:
        for device in DEVICES:
            group.start_soon(poll, device, sink)
    with open("results.json", "w") as fh:
        json.dump(sink, fh)


if __name__ == "__main__":
    anyio.run(main)
