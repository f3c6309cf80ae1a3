"""Archive the legacy chat server's messages."""
import asyncio
import logging
import os

log = logging.getLogger("chat_archive")
HOST = os.environ.get("CHAT_HOST", "chat.internal")
PORT = int(os.environ.get("CHAT_PORT", "6667"))


async def listen(queue):
    while True:
        try:
            reader, writer = await asyncio.open_connection(HOST, PORT)
            writer.write(b"NICK archive\r\n")
            while line := await reader.readline():
                await queue.put(line.decode().rstrip())
        except ConnectionError:
            await asyncio.sleep(1)
        except asyncio.CancelledError:
            log.warning("stopped by the caller")
            raise


async def write(queue):
    with open("chat.log", "a") as fh:
        while True:
            fh.write(await queue.get() + "\n")


async def main():
    queue = asyncio.Queue()
    await asyncio.gather(listen(queue), write(queue))


if __name__ == "__main__":
    logging.basicConfig(level=logging.INFO)
    asyncio.run(main())
