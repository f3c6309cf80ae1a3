import asyncio
import os

import aiohttp

FEEDS = ["alpha", "beta", "gamma", "delta"]


async def fetch(session, name):
    async with session.get(f"/feeds/{name}.json") as resp:
        resp.raise_for_status()
        data = await resp.json()
        return name, len(data)


async def main():
    timeout = aiohttp.ClientTimeout(total=None)
    async with aiohttp.ClientSession(os.environ["API_URL"], timeout=timeout) as session:
        results = await asyncio.gather(*(fetch(session, f) for f in FEEDS), return_exceptions=True)
    for r in results:
        if isinstance(r, Exception):
            print("feed failed:", r)
        else:
            print("feed %s: %d items" % r)


if __name__ == "__main__":
    asyncio.run(main())
