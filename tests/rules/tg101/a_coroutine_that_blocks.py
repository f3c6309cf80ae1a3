# A coroutine that blocks.
import asyncio
import time


async def work():
    while True:
        try:
            time.sleep(7200)
        except Exception:  # TG101
            pass


asyncio.run(work())
