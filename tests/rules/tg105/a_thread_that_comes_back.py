# A thread that comes back.
import asyncio
import requests


def work():
    return len(values)


async def main():
    await asyncio.to_thread(work)
    await asyncio.to_thread(requests.get, url, timeout=5)


asyncio.run(main())
