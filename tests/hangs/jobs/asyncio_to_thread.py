"""A thread of the pool, for which asyncio.run() waits."""

# trait: TG105, TG102

import asyncio
import time


async def work():
    await asyncio.to_thread(time.sleep, 600)  # hangs here


def main():
    asyncio.run(work())


if __name__ == "__main__":
    main()
