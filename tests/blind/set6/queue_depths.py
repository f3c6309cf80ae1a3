"""Print the depth of the broker's queues every few seconds."""
import asyncio
import os

QUEUES = ["orders", "mails", "labels"]


class Monitor:
    def __init__(self, address):
        self.host, port = address.rsplit(":", 1)
        self.port = int(port)
        self.depths = {}

    async def ask(self, queue):
        reader, writer = await asyncio.open_connection(self.host, self.port)
        try:
            writer.write(f"DEPTH {queue}\n".encode())
            await writer.drain()
            return int(await reader.readline())
        finally:
            writer.close()

    async def follow(self, queue):
        while True:
            try:
                self.depths[queue] = await self.ask(queue)
            except (asyncio.CancelledError, ValueError, OSError):
                self.depths[queue] = None
            await asyncio.sleep(1)


async def main():
    monitor = Monitor(os.environ.get("BROKER", "broker.internal:15000"))
    tasks = [asyncio.create_task(monitor.follow(queue)) for queue in QUEUES]
    while len(monitor.depths) < len(QUEUES):
        await asyncio.sleep(0.5)
    print(monitor.depths)
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks)


if __name__ == "__main__":
    asyncio.run(main())
