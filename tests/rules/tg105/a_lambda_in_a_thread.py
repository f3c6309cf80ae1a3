# A lambda in a thread.
import asyncio
import requests


async def main():
    await asyncio.to_thread(lambda: requests.get(url))  # TG105


asyncio.run(main())
