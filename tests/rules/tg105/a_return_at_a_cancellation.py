# A return at a cancellation.
import asyncio


async def work():
    while True:
        try:
            await asyncio.sleep(600)
        except asyncio.CancelledError:
            return


asyncio.run(work())
