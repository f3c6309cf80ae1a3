"""Leaves a task pending, which asyncio cancels at the end."""

# python: 3.7

import asyncio


async def wait():
    try:
        await asyncio.sleep(60)
    finally:
        print("cancelled")


async def main():
    global task
    task = asyncio.create_task(wait())
    await asyncio.sleep(0.01)
    print("done")


if __name__ == "__main__":
    asyncio.run(main())
