# Several that block, one beside the other.
import asyncio
import time


async def work(item):
    time.sleep(7200)


async def main():
    await asyncio.gather(work(1), work(2))  # TG105


asyncio.run(main())
