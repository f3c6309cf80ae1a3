"""Relay the bookmaker's odds to the web servers."""
import asyncio
import os

HOST = os.environ.get("PEER_HOST", "odds.bets.example")
PORT = int(os.environ.get("PEER_PORT", "5001"))


async def keep_connected(sink):
    while True:
        try:
            reader, writer = await asyncio.open_connection(HOST, PORT)
            writer.write(b"SUBSCRIBE *\n")
            await writer.drain()
            while line := await reader.readline():
                await sink.put(line.decode().strip())
        except Exception as exc:
            print("connection lost:", repr(exc))
        await asyncio.sleep(1)


async def run():
    sink = asyncio.Queue()
    relay = asyncio.create_task(keep_connected(sink))
    for _ in range(10_000):
        print(await sink.get())
    relay.cancel()


if __name__ == "__main__":
    asyncio.run(run())
