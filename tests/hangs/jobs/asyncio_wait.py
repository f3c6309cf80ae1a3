"""A queue that nobody fills."""

# trait: TG105

import asyncio


async def wait():
    await asyncio.Queue().get()  # hangs here


def main():
    asyncio.run(wait())


if __name__ == "__main__":
    main()
