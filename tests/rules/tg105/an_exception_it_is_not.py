# An Exception it is not.
import asyncio


async def work():
    while True:
        try:
            await asyncio.sleep(600)
        except Exception:
            pass


asyncio.run(work())
