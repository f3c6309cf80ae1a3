# Tasks that swallow once each.
import asyncio


async def wait():
    try:
        await asyncio.sleep(600)
    except asyncio.CancelledError:
        pass


async def main():
    for _ in range(3):
        tasks.append(asyncio.create_task(wait()))
    await asyncio.wait(tasks)


asyncio.run(main())
