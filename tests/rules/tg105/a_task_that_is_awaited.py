# A task that is awaited.
import asyncio
import time


async def work():
    time.sleep(7200)


async def main():
    await asyncio.create_task(work())
    await asyncio.gather(work())


asyncio.run(main())
