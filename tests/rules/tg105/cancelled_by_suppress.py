# Cancelled, by suppress.
import asyncio
import contextlib


async def work():
    while True:
        with contextlib.suppress(BaseException):  # TG105
            await asyncio.sleep(600)


asyncio.run(work())
