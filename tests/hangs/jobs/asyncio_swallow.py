"""Takes everything for a failed attempt."""

# trait: TG105, TG101

import asyncio
import time


async def wait():
    while True:
        try:
            time.sleep(600)  # hangs here
        except Exception as error:
            print("again:", error)


def main():
    asyncio.run(wait())


if __name__ == "__main__":
    main()
