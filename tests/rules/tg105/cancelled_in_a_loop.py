# Cancelled in a loop.
import asyncio


async def work():
    while True:
        try:
            await asyncio.sleep(600)
        except asyncio.CancelledError:  # TG105
            pass


asyncio.run(work())
