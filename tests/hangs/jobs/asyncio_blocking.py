"""A call that blocks the event loop."""

# trait: TG105

import asyncio
import time


async def wait():
    time.sleep(600)  # hangs here


def main():
    asyncio.run(wait())


if __name__ == "__main__":
    main()
