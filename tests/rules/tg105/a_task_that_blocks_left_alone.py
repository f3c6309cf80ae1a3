# A task that blocks, left alone.
import asyncio
import time


async def work():
    time.sleep(7200)


async def main():
    asyncio.create_task(work())  # TG105
    await asyncio.sleep(2)


asyncio.run(main())
