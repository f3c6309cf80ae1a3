"""Listen to the partner feed and append events to a file."""
import asyncio
import os

HOST = os.environ.get("FEED_HOST", "feed.internal")
PORT = int(os.environ.get("FEED_PORT", "7001"))


async def connect():
    reader, writer = await asyncio.open_connection(HOST, PORT)
    writer.write(b"SUBSCRIBE all\n")
    await writer.drain()
    return reader, writer


async def listen(queue):
    while True:
        try:
            reader, writer = await connect()
            while line := await reader.readline():
                await queue.put(line)
        except BaseException as err:
            print("feed lost:", type(err).__name__, "- reconnecting")
            await asyncio.sleep(0.2)


async def store(queue):
    while True:
        line = await queue.get()
        print("event", line.decode().rstrip())


async def main():
    queue = asyncio.Queue()
    await asyncio.gather(listen(queue), store(queue))


if __name__ == "__main__":
    asyncio.run(main())
