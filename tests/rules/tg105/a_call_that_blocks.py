# A call that blocks.
import asyncio
import time


async def main():
    time.sleep(7200)


asyncio.run(main())
