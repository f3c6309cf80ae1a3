"""Watch the prices of the marketplace."""
import asyncio
import os

import aiohttp

URL = os.environ.get("MARKET_URL", "https://market.example")


async def price(session, article):
    async with session.get(f"{URL}/articles/{article}") as resp:
        resp.raise_for_status()
        data = await resp.json()
    return article, data["price"]


async def main():
    timeout = aiohttp.ClientTimeout(total=None)
    async with aiohttp.ClientSession(timeout=timeout) as session:
        prices = await asyncio.gather(*(price(session, a) for a in ("a1", "a2", "a3")))
    for article, value in prices:
        print(f"{article}: {value:.2f}")


if __name__ == "__main__":
    asyncio.run(main())
