"""Newspaper: take the agency's evening stream until its end marker, file the items by priority."""
import asyncio
import os
from collections import Counter


class Desk:
    def __init__(self, folder):
        self.folder, self.queue, self.counts = folder, asyncio.Queue(), Counter()
        self.closed = asyncio.Event()

    async def receive(self, host, port):
        reader, writer = await asyncio.open_connection(host, port)
        async for raw in reader:
            line = raw.decode().strip()
            if line == "END":
                break
            if line != "HB":
                await self.queue.put(line)
        writer.close()
        self.closed.set()

    async def file_items(self):
        while not (self.closed.is_set() and self.queue.empty()):
            try:
                item = await self.queue.get()
                prio, _, text = item.partition(" ")
                with open(os.path.join(self.folder, f"prio{int(prio)}.txt"), "a") as f:
                    f.write(text + "\n")
                self.counts[prio] += 1
            except:  # noqa: E722  a broken item must not stop the desk
                self.counts["broken"] += 1


async def main():
    desk = Desk(os.environ.get("WORK_DIR", "."))
    await asyncio.gather(
        desk.receive(os.environ.get("AGENCY_HOST", "stream.agency.example"), int(os.environ.get("AGENCY_PORT", "9200"))),
        desk.file_items(),
    )
    print(dict(desk.counts))


if __name__ == "__main__":
    asyncio.run(main())
