# Exceptions returned, and dropped.
import asyncio
import time


async def work():
    time.sleep(600)


async def main():
    await asyncio.gather(work(), return_exceptions=True)  # TG105


asyncio.run(main())
