# A coroutine that waits for the loop.
import asyncio


async def work():
    while True:
        try:
            await asyncio.sleep(600)
        except Exception:
            pass


asyncio.run(work())
