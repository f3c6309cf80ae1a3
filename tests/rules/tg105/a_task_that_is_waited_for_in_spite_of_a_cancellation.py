# A task that is waited for in spite of a cancellation.
import asyncio


async def main():
    while not task.done():
        try:
            await asyncio.shield(task)
        except asyncio.CancelledError:
            cancelled = True


asyncio.run(main())
