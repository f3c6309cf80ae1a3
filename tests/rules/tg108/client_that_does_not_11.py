import asyncio
import retry
import tenacity


@tenacity.retry
async def fetch():
    await asyncio.sleep(600)


asyncio.run(fetch())
