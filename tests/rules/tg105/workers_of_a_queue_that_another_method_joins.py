# The workers are lost, and nobody ticks off what they had.
import asyncio
import urllib.request


class Forwarder:
    def __init__(self):
        self.queue = asyncio.Queue()
        self.workers = [asyncio.create_task(self.work()) for _ in range(3)]  # TG105

    async def work(self):
        while True:
            url = await self.queue.get()
            urllib.request.urlopen(url).read()
            self.queue.task_done()

    async def drain(self):
        await self.queue.join()


async def main():
    forwarder = Forwarder()
    forwarder.queue.put_nowait("http://127.0.0.1/")
    await forwarder.drain()


if __name__ == "__main__":
    asyncio.run(main())
