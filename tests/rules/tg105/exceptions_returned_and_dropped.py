# Exceptions returned, and dropped.
import asyncio
import time


async def work():
    time.sleep(7200)


async def main():
    await asyncio.gather(work(), return_exceptions=True)  # TG105


asyncio.run(main())
