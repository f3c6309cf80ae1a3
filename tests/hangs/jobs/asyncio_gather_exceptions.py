"""Collects the exceptions, and does not look at them."""

# trait: TG105, TG110

import asyncio
import time


async def fetch(number):
    time.sleep(600 if number == 0 else 0)  # hangs here


async def work():
    await asyncio.gather(*map(fetch, range(3)), return_exceptions=True)


def main():
    asyncio.run(work())


if __name__ == "__main__":
    main()
