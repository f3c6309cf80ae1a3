# Tasks that were cancelled on purpose.
import asyncio


async def main():
    for task in tasks:
        task.cancel()
        try:
            await task
        except asyncio.CancelledError:
            pass


asyncio.run(main())
