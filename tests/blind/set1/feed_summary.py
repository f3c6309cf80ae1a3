import asyncio
import os

import aiohttp


async def fetch(session, name):
    async with session.get(f"/feeds/{name}") as resp:
        return name, await resp.json()


async def main():
    async with aiohttp.ClientSession(os.environ["STATUS_URL"], timeout=aiohttp.ClientTimeout(total=10)) as s:
        for name, data in await asyncio.gather(*(fetch(s, f) for f in "abc")):
            print(name, len(data["items"]))


if __name__ == "__main__":
    asyncio.run(main())
