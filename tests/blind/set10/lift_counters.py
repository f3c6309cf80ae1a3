"""Reads the ski lifts' counters from the lift server, whose client library blocks."""
import os
import socket
from functools import partial

import trio

PORT = int(os.environ.get("SILENT_PORT", "8104"))
LIFTS = ["north", "glacier", "valley"]


def read_counter(lift):
    with socket.create_connection(("127.0.0.1", PORT)) as sock:
        sock.sendall(f"COUNT {lift}\n".encode())
        return int(sock.makefile().readline())


async def collect(lift, counts):
    counts[lift] = await trio.to_thread.run_sync(partial(read_counter, lift))


async def main():
    counts = {}
    async with trio.open_nursery() as nursery:
        for lift in LIFTS:
            nursery.start_soon(collect, lift, counts)
    with open("lifts.txt", "w") as fh:
        for lift, count in sorted(counts.items()):
            fh.write(f"{lift} {count}\n")


if __name__ == "__main__":
    trio.run(main)
