"""Listen to the partner feed and print events."""
import asyncio
import os

HOST = os.environ.get("FEED_HOST", "feed.internal")
PORT = int(os.environ.get("FEED_PORT", "7001"))


async def listen(queue):
    reader, writer = await asyncio.open_connection(HOST, PORT)
    writer.write(b"SUBSCRIBE all\n")
    try:
        while line := await reader.readline():
            await queue.put(line)
    except asyncio.CancelledError:
        print("listener cancelled")
        raise
    finally:
        writer.close()


async def store(queue):
    while True:
        line = await queue.get()
        print("event", line.decode().rstrip())


async def main():
    queue = asyncio.Queue()
    await asyncio.gather(listen(queue), store(queue))


if __name__ == "__main__":
    asyncio.run(main())
