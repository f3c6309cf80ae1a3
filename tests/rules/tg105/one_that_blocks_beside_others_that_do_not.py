# One that blocks, beside others that do not.
import asyncio
import time


async def work(item):
    time.sleep(7200)


async def beat():
    await asyncio.sleep(600)


async def main():
    await asyncio.gather(work(1), beat(), beat())


asyncio.run(main())
