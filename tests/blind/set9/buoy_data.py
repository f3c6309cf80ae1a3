"""Take the wave heights from the buoys' gateway."""
import os

import trio

HOST = os.environ.get("PEER_HOST", "buoys.coast.internal")
PORT = int(os.environ.get("PEER_PORT", "4001"))


async def buoy(number):
    stream = await trio.open_tcp_stream(HOST, PORT)
    async with stream:
        await stream.send_all(f"BUOY {number}\n".encode())
        heights = []
        async for block in stream:
            heights.extend(float(value) for value in block.split())
    if heights:
        print(number, max(heights))


async def main():
    async with trio.open_nursery() as nursery:
        for number in range(1, 5):
            nursery.start_soon(buoy, number)


if __name__ == "__main__":
    trio.run(main)
