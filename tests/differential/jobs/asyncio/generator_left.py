"""Leaves an asynchronous generator that has a finally."""

# python: 3.7

import asyncio


async def rows():
    try:
        yield 1
        yield 2
    finally:
        await asyncio.sleep(0)
        print("finally")


async def main():
    global generator
    generator = rows()
    print(await generator.__anext__())


if __name__ == "__main__":
    asyncio.run(main())
