"""Ask the laboratory devices for their status."""
import os

import trio

DEVICES = ["cobas", "sysmex"]
HOST = os.environ.get("LAB_HOST", "lab-gw")
PORT = int(os.environ.get("LAB_PORT", "5100"))


async def status(device, sink):
    stream = await trio.open_tcp_stream(HOST, PORT)
    async with stream:
        await stream.send_all(f"STATUS {device}\r\n".encode())
        sink[device] = (await stream.receive_some(256)).decode().strip()


async def main():
    sink = {}
    async with trio.open_nursery() as nursery:
        for device in DEVICES:
            nursery.start_soon(status, device, sink)
    for device, text in sink.items():
        print(device, text)


if __name__ == "__main__":
    trio.run(main)
