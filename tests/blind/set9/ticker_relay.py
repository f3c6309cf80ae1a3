"""Relay the exchange's ticker to the desk's display server."""
import asyncio
import os

HOST = os.environ.get("PEER_HOST", "ticker.exchange.example")
PORT = int(os.environ.get("PEER_PORT", "5001"))


async def lines(reader, sink):
    while True:
        line = await reader.readline()
        if not line:
            return
        await sink.put(line.decode().strip())


async def keep_connected(sink):
    while True:
        try:
            reader, writer = await asyncio.open_connection(HOST, PORT)
            writer.write(b"SUBSCRIBE *\n")
            await writer.drain()
            await lines(reader, sink)
        except BaseException as exc:
            print("connection lost:", repr(exc))
            await asyncio.sleep(1)


async def run():
    sink = asyncio.Queue()
    relay = asyncio.create_task(keep_connected(sink))
    seen = 0
    while seen < 10_000:
        print(await sink.get())
        seen += 1
    relay.cancel()


if __name__ == "__main__":
    asyncio.run(run())
