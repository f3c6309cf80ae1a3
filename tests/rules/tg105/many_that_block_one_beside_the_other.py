# Many that block, one beside the other.
import asyncio
import requests


async def work(item):
    requests.get(item)


async def main():
    pages = await asyncio.gather(*(work(item) for item in items), return_exceptions=True)  # TG105


asyncio.run(main())
