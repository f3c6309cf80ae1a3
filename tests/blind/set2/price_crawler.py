import asyncio
import json
import os

import aiohttp

BASE = os.environ["API_BASE"]
SKUS = ["A100", "B200", "C300", "D400"]


async def fetch(session, sem, sku):
    async with sem:
        async with session.get(f"{BASE}/p/{sku}") as resp:
            resp.raise_for_status()
            data = await resp.json()
            return sku, data["price"]


async def crawl():
    sem = asyncio.Semaphore(2)
    timeout = aiohttp.ClientTimeout(total=None, sock_connect=10)
    async with aiohttp.ClientSession(timeout=timeout) as session:
        results = await asyncio.gather(*(fetch(session, sem, s) for s in SKUS))
    with open("prices.json", "w") as f:
        json.dump(dict(results), f)


def main():
    asyncio.run(crawl())


if __name__ == "__main__":
    main()
