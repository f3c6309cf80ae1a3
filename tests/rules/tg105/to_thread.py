# To_thread.
import asyncio
import requests


async def main():
    await asyncio.to_thread(requests.get, url)  # TG105


asyncio.run(main())
