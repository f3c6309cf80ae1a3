"""Observatory: plans the night from incoming observation requests; drains the inbox before it ends."""
import asyncio
import contextlib
import random


class Planner:
    def __init__(self):
        self.inbox = asyncio.Queue()
        self.blocks = []

    async def collect(self):
        try:
            while len(self.blocks) < 50:
                target, minutes = await self.inbox.get()
                if minutes <= 40:
                    self.blocks.append((target, minutes))
                    self.inbox.task_done()
        finally:
            await self.inbox.join()

    async def requests(self):
        rng = random.Random(7)
        for n in range(20):
            await self.inbox.put((f"NGC{n:04d}", rng.choice((10, 30, 60))))
            await asyncio.sleep(0.01)


async def night():
    planner = Planner()
    async with contextlib.AsyncExitStack():
        await asyncio.gather(planner.collect(), planner.requests())
    return planner.blocks


def main():
    blocks = asyncio.run(night())
    print(len(blocks), "blocks,", sum(m for _, m in blocks), "minutes")


if __name__ == "__main__":
    main()
