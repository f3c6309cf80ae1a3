# Partial in a thread.
import asyncio
import functools
import requests


async def main():
    await asyncio.to_thread(functools.partial(requests.get, url))  # TG105


asyncio.run(main())
