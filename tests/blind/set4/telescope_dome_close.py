"""Observatory: close the dome at dawn and wait for both limit switches."""
import asyncio
import os
import time


class Dome:
    def __init__(self, reader, writer):
        self.reader, self.writer = reader, writer

    @classmethod
    async def connect(cls, host, port):
        return cls(*await asyncio.open_connection(host, port))

    async def command(self, text):
        self.writer.write(text.encode() + b"\r\n")
        await self.writer.drain()
        line = await self.reader.readline()
        return line.decode().strip()

    async def __aenter__(self):
        return self

    async def __aexit__(self, *exc):
        self.writer.close()


async def heartbeat(path):
    while True:
        with open(path, "w") as f:
            f.write(str(time.time()))
        await asyncio.sleep(0.5)


async def main():
    beat = asyncio.create_task(heartbeat(os.path.join(os.environ.get("WORK_DIR", "."), "dome.alive")))
    async with await Dome.connect(os.environ.get("DOME_HOST", "dome1"), int(os.environ.get("DOME_PORT", "4001"))) as dome:
        print("close:", await dome.command("CLOSE"))
        while await dome.command("LIMITS?") != "1,1":
            await asyncio.sleep(1)
    beat.cancel()
    print("dome closed")


if __name__ == "__main__":
    asyncio.run(main())
