"""Catches what leaves the event loop."""

# trait: TG110

import asyncio


async def work():
    await asyncio.sleep(600)  # hangs here


def main():
    try:
        asyncio.run(work())
    except Exception as error:
        print("failed:", error)


if __name__ == "__main__":
    main()
