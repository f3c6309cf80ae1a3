# Cancelled once.
import asyncio


async def work():
    try:
        await asyncio.sleep(600)
    except asyncio.CancelledError:
        pass


asyncio.run(work())
