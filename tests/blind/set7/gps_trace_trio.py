"""Collect GPS traces of the trucks with trio."""
import os

import trio

HOST = os.environ.get("GPS_HOST", "gps.internal")
PORT = int(os.environ.get("GPS_PORT", "5600"))


async def trace(truck, traces):
    stream = await trio.open_tcp_stream(HOST, PORT)
    async with stream:
        await stream.send_all(f"TRACE {truck}\n".encode())
        data = b""
        async for chunk in stream:
            data += chunk
    traces[truck] = data.decode().splitlines()


async def main():
    traces = {}
    async with trio.open_nursery() as nursery:
        for truck in ("t1", "t2", "t3"):
            nursery.start_soon(trace, truck, traces)
    for truck, points in sorted(traces.items()):
        print(truck, len(points))


if __name__ == "__main__":
    trio.run(main)
