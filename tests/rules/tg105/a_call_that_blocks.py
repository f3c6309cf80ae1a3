# A call that blocks.
import asyncio
import time


async def main():
    time.sleep(600)


asyncio.run(main())
