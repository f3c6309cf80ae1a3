"""Bridge messages from the legacy chat server into the team log."""
import asyncio
import logging
import os

log = logging.getLogger("chat_bridge")
HOST = os.environ.get("CHAT_HOST", "chat.internal")
PORT = int(os.environ.get("CHAT_PORT", "6667"))


async def session(queue):
    reader, writer = await asyncio.open_connection(HOST, PORT)
    writer.write(b"NICK bridge\r\n")
    while line := await reader.readline():
        await queue.put(line.decode().rstrip())


async def listen(queue):
    while True:
        try:
            await session(queue)
        except (OSError, asyncio.CancelledError):
            log.warning("connection lost, reconnecting")
            await asyncio.sleep(0.2)


async def write(queue):
    with open("chat.log", "a") as fh:
        while True:
            fh.write(await queue.get() + "\n")
            fh.flush()


async def main():
    queue = asyncio.Queue()
    await asyncio.gather(listen(queue), write(queue))


if __name__ == "__main__":
    logging.basicConfig(level=logging.INFO)
    asyncio.run(main())
