"""Waits for a thread under asyncio, and leaves another one."""

# python: 3.7

import asyncio
import time


def work(name):
    time.sleep(0.1)
    print("worked", name)


async def main():
    loop = asyncio.get_running_loop()
    await loop.run_in_executor(None, work, "first")
    loop.run_in_executor(None, work, "second")


if __name__ == "__main__":
    asyncio.run(main())
