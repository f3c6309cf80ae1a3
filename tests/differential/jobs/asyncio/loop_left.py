"""Leaves a loop with a task in it that nobody cancels."""

import asyncio


async def wait():
    try:
        await asyncio.sleep(60)
    finally:
        print("left")


if __name__ == "__main__":
    loop = asyncio.new_event_loop()
    task = loop.create_task(wait())
    loop.run_until_complete(asyncio.sleep(0.01))
    print("done")
