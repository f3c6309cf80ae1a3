"""Blocks in a task when the time is up."""

# limit: 1
# python: 3.7

import asyncio
import time


async def main():
    try:
        time.sleep(60)
    finally:
        print("finally")


if __name__ == "__main__":
    asyncio.run(main())
