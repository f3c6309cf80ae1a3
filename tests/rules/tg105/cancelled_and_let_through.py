# Cancelled and let through.
import asyncio


async def work():
    while True:
        try:
            await asyncio.sleep(600)
        except asyncio.CancelledError:
            raise
        except BaseException:
            pass


asyncio.run(work())
