"""Drain the event queue into the archive service."""
import asyncio
import logging
import os

logging.basicConfig(level=logging.INFO)
log = logging.getLogger("archiver")


class Archive:
    def __init__(self, host, port):
        self.host, self.port = host, port
        self.queue = asyncio.Queue()

    async def worker(self):
        reader, writer = await asyncio.open_connection(self.host, self.port)
        while True:
            item = await self.queue.get()
            writer.write(item + b"\n")
            await writer.drain()
            ack = await reader.readline()
            log.info("ack %r", ack)
            self.queue.task_done()


async def main():
    archive = Archive(os.environ["SVC_HOST"], int(os.environ["SVC_PORT"]))
    worker = asyncio.create_task(archive.worker())
    try:
        for i in range(20):
            archive.queue.put_nowait(b"event %d" % i)
            await asyncio.sleep(0.2)
    finally:
        log.info("flushing %d events", archive.queue.qsize())
        await archive.queue.join()
        worker.cancel()


if __name__ == "__main__":
    asyncio.run(main())
