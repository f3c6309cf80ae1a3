# A task that waits with a limit.
import asyncio


async def work():
    await asyncio.wait_for(connection.connect(), 5)


async def main():
    asyncio.create_task(work())


asyncio.run(main())
