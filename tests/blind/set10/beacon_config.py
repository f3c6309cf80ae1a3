"""Writes the configuration of all beacons; the vendor's client is used inside of coroutines."""
import asyncio
import os
import socket

PORT = int(os.environ.get("SILENT_PORT", "8101"))
BEACONS = ["lobby", "stairs", "cafe"]


class BeaconClient:
    def __init__(self, port):
        self.port = port

    def configure(self, beacon, power):
        with socket.create_connection(("127.0.0.1", self.port)) as sock:
            sock.sendall(f"{beacon} power={power}\n".encode())
            return sock.makefile().readline().strip()


async def configure(client, beacon):
    await asyncio.sleep(0)
    answer = client.configure(beacon, -8)
    print(beacon, answer)


async def main():
    client = BeaconClient(PORT)
    async with asyncio.TaskGroup() as group:
        for beacon in BEACONS:
            group.create_task(configure(client, beacon))


if __name__ == "__main__":
    asyncio.run(main())
