"""Looks up licence plates with the registry's client library, with an upper bound for each look-up."""
import asyncio
import os
import socket

PORT = int(os.environ.get("SILENT_PORT", "6500"))
PLATES = ["B-XY 100", "HH-AB 22", "M-QQ 7"]


class RegistryClient:
    """The vendor's client is synchronous."""

    def owner(self, plate):
        sock = socket.create_connection(("127.0.0.1", PORT))
        sock.sendall(plate.encode() + b"\r\n")
        return sock.makefile().readline().strip()


async def bounded_lookup(client, plate, limit=0.5):
    try:
        owner = await asyncio.wait_for(asyncio.to_thread(client.owner, plate), limit)
    except asyncio.TimeoutError:
        owner = "(no answer)"
    return plate, owner


async def main():
    client = RegistryClient()
    results = await asyncio.gather(*(bounded_lookup(client, plate) for plate in PLATES))
    with open("owners.txt", "w") as fh:
        for plate, owner in results:
            fh.write(f"{plate}\t{owner}\n")
    print("look-ups done")


if __name__ == "__main__":
    asyncio.run(main())
