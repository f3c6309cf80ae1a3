"""Waits for a lock that it holds itself."""

# trait: TG105

import asyncio


async def work():
    lock = asyncio.Lock()
    await lock.acquire()
    await lock.acquire()  # hangs here


def main():
    asyncio.run(work())


if __name__ == "__main__":
    main()
