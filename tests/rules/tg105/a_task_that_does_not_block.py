# A task that does not block.
import asyncio


async def work():
    await asyncio.sleep(600)


async def main():
    asyncio.create_task(work())
    await asyncio.gather(work(), return_exceptions=True)


asyncio.run(main())
