"""Blocking work in the loop's thread pool."""

# trait: TG105, TG102

import asyncio
import time


def work():
    time.sleep(600)  # hangs here


async def wait():
    await asyncio.get_running_loop().run_in_executor(None, work)


def main():
    asyncio.run(wait())


if __name__ == "__main__":
    main()
