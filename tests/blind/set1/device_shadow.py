"""Synchronise the device shadows."""
import asyncio
import logging
import os

log = logging.getLogger("shadow")


class Shadow:
    def __init__(self, reader, writer):
        self.reader, self.writer = reader, writer
        self.dirty = {"lamp": "on"}

    async def save(self):
        for k, v in self.dirty.items():
            self.writer.write(f"SET {k} {v}\n".encode())
            log.info("saved: %s", await self.reader.readline())

    async def run(self):
        try:
            while True:
                self.writer.write(b"PULL\n")
                self.dirty["last"] = (await self.reader.readline()).decode()
        except asyncio.CancelledError:
            log.info("stopping, saving first")
            await self.save()
            raise


async def main():
    shadow = Shadow(*await asyncio.open_connection(os.environ["SVC_HOST"], int(os.environ["SVC_PORT"])))
    await asyncio.gather(shadow.run())


if __name__ == "__main__":
    logging.basicConfig(level=logging.INFO)
    asyncio.run(main())
