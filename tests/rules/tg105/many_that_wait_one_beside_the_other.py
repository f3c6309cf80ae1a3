# Many that wait, one beside the other.
import asyncio


async def work(item):
    await asyncio.sleep(item)


async def main():
    await asyncio.gather(*(work(item) for item in items))
    await asyncio.gather(*tasks)


asyncio.run(main())
