# Cancelled, by a bare except.
import asyncio


async def work():
    while True:
        try:
            await asyncio.sleep(600)
        except:  # TG105
            pass


asyncio.run(work())
