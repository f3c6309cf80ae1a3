# A task that is awaited.
import asyncio
import time


async def work():
    time.sleep(600)


async def main():
    await asyncio.create_task(work())
    await asyncio.gather(work())


asyncio.run(main())
