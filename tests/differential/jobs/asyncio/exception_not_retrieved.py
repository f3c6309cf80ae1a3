"""Leaves an exception in a task, which asyncio tells of at the end."""

# python: 3.7

import asyncio


async def fail():
    raise ValueError("row 7")


async def main():
    global task
    task = asyncio.create_task(fail())
    await asyncio.sleep(0.01)


if __name__ == "__main__":
    asyncio.run(main())
